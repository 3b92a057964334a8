package io.threekey.server.sharedsignals;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The governed policy {@code signal-sources}: whose word about people counts here, and how far, one a version. */
@Component
class SignalSourcesKind implements PolicyKind {

    private final SignalSources sources;

    SignalSourcesKind(SignalSources sources) {
        this.sources = sources;
    }

    @Override
    public PolicyKindName name() {
        return SourceOrder.ADDRESS.kind();
    }

    @Override
    public List<UseCase> useCases() {
        return List.of();
    }

    @Override
    public List<PolicyAddress> addresses() {
        return List.of(SourceOrder.ADDRESS);
    }

    @Override
    public boolean mustBeInForce() {
        return false;
    }

    @Override
    public Optional<Words> subjectOf(JsonObject document) {
        return Optional.of(SourceWording.subject(SourceOrder.read(document)));
    }

    @Override
    public Optional<List<PolicyVersion>> besideEachOther(History history, Instant now) {
        return Optional.of(SignalSources.decidedBy(history, now));
    }

    /** Nobody signs away a system whose word does not count. */
    @Override
    public List<Words> faultsOf(JsonObject document) {
        try {
            return switch (SourceOrder.read(document)) {
                case SourceOrder.Listen listen -> List.of();
                case SourceOrder.Withdraw(var issuer) ->
                    sources.find(issuer).isPresent()
                            ? List.of()
                            : List.of(Words.of("sharedsignals.fault.not-there", issuer));
            };
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("sharedsignals.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return SourceWording.whole(SourceOrder.read(document));
    }

    /** Each version is about one system; what changes for that one stands first. */
    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        var order = SourceOrder.read(after);
        return Stream.concat(
                        order.sets().stream()
                                .flatMap(coming -> sources.decidedWith(before, order.about()).stream()
                                        .flatMap(known -> SourceWording.replaced(known, coming))),
                        inWords(after).stream())
                .toList();
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        return List.of();
    }

    /** Empty each time: the version in force is mostly about another system. */
    @Override
    public List<PolicyText> texts(Optional<JsonObject> inForce) {
        return SourceForm.texts();
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return SourceForm.read(form);
    }
}
