package io.threekey.server.people;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.RecordErasure;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyText;
import io.threekey.server.ledger.LedgerSearch;
import io.threekey.server.ledger.PayloadErasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The governed policy {@code record-erasure}: what is erased of the record because law demands it. */
@Component
class RecordErasureKind implements PolicyKind {

    static final String ENTRIES = "entries";
    static final String BASIS = "legalBasis";

    private final PayloadErasure erasure;
    private final LedgerSearch ledger;

    RecordErasureKind(PayloadErasure erasure, LedgerSearch ledger) {
        this.erasure = erasure;
        this.ledger = ledger;
    }

    @Override
    public PolicyKindName name() {
        return RecordErasure.ADDRESS.kind();
    }

    @Override
    public List<UseCase> useCases() {
        return List.of();
    }

    @Override
    public List<PolicyAddress> addresses() {
        return List.of(RecordErasure.ADDRESS);
    }

    @Override
    public boolean mustBeInForce() {
        return false;
    }

    /** What was erased stays erased. */
    @Override
    public Optional<List<PolicyVersion>> besideEachOther(History history, Instant now) {
        return Optional.of(history.versions(RecordErasure.ADDRESS).stream()
                .filter(version -> version.validity().everBegins())
                .filter(version -> !version.effectiveAt().isAfter(now))
                .toList()
                .reversed());
    }

    /** What could never be carried out is not put before anybody. */
    @Override
    public List<Words> faultsOf(JsonObject document) {
        try {
            return erasure.unfit(RecordErasure.read(document).entries()).map(RecordErasureWording::unfit).stream()
                    .toList();
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("people.erasure.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        var order = RecordErasure.read(document);
        return RecordErasureWording.whole(order, kindsOf(order));
    }

    /** How many of what, in the words of the pages that show them. */
    private Map<Words, Long> kindsOf(RecordErasure order) {
        var kinds = new LinkedHashMap<Words, Long>();
        erasure.typesOf(order.entries())
                .forEach((type, count) -> kinds.merge(
                        ledger.type(type)
                                .map(known -> Words.of(known.sentenceKey()))
                                .orElseGet(() -> Words.of("people.erasure.unknown-type", type)),
                        count,
                        Long::sum));
        return kinds;
    }

    /** Each version orders what it names: nothing of the one before is taken back. */
    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        return inWords(after);
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        return List.of();
    }

    /** Empty each time: what an earlier version named is erased. */
    @Override
    public List<PolicyText> texts(Optional<JsonObject> inForce) {
        var group = Words.of("people.erasure.group");
        return List.of(
                new PolicyText(
                        ENTRIES,
                        group,
                        Words.of("people.erasure.form.entries"),
                        Words.of("people.erasure.form.entries.hint"),
                        ""),
                new PolicyText(
                        BASIS,
                        group,
                        Words.of("people.erasure.form.basis"),
                        Words.of("people.erasure.form.basis.hint"),
                        ""));
    }

    @Override
    public Drafted read(Map<String, String> form) {
        var faults = new ArrayList<FieldFault>();
        var entries = TypedRanges.read(form.getOrDefault(ENTRIES, ""));
        if (entries.isEmpty()) {
            faults.add(new FieldFault(ENTRIES, Words.of("people.erasure.fault.entries")));
        }
        var basis = form.getOrDefault(BASIS, "").strip();
        if (basis.isEmpty() || basis.length() > RecordErasure.LONGEST_BASIS) {
            faults.add(new FieldFault(BASIS, Words.of("people.erasure.fault.basis", RecordErasure.LONGEST_BASIS)));
        }
        return faults.isEmpty()
                ? new Drafted.Document(new RecordErasure(entries.get(), basis).document())
                : new Drafted.Faulty(faults);
    }
}
