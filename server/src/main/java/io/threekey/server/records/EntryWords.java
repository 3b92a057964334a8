package io.threekey.server.records;

import static io.threekey.evidence.EntryType.PROPOSAL_ACT;

import io.threekey.charter.ActStatement;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.ActEntry;
import io.threekey.evidence.Reference;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.LedgerSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says what an entry records. The text {@code <sentence key>.said} has a place for each reference that the type declares,
 * in the order of its declarations; a type that declares none is said by its sentence, and by which gap or alert it is.
 */
@Component
public class EntryWords {

    private static final int MOST_NAMES = 4;

    private final LedgerSearch ledger;
    private final NamedReferences names;
    private final NamedOccasions occasions;
    private final PoliciesInForce policies;

    EntryWords(LedgerSearch ledger, NamedReferences names, NamedOccasions occasions, PoliciesInForce policies) {
        this.ledger = ledger;
        this.names = names;
        this.occasions = occasions;
        this.policies = policies;
    }

    /** For one page, on which the same names come again and again. */
    public Speaker speaker() {
        return new Speaker(new NamesOnOnePage(names));
    }

    /** What somebody or something is called, and where the console shows it. */
    public record Named(Reference reference, Words name, Optional<String> path) {}

    public final class Speaker {

        private final NamesOnOnePage names;

        private Speaker(NamesOnOnePage names) {
            this.names = names;
        }

        public Words said(String typeName, String subject, JsonObject payload) {
            return ledger.type(typeName)
                    .map(type -> said(type, subject, payload))
                    .orElseGet(() -> Words.of("records.unknown-type", typeName));
        }

        private Words said(EntryType type, String subject, JsonObject payload) {
            var kinds = type.about().kinds();
            if (kinds.isEmpty()) {
                var sentence = Words.of(type.sentenceKey());
                return occasions
                        .of(type.name(), payload)
                        .map(which -> Words.of("records.which", sentence, which))
                        .orElse(sentence);
            }
            var found = type.about().byDeclaration(subject, payload);
            var arguments = new ArrayList<Object>();
            for (var place = 0; place < kinds.size(); place++) {
                arguments.add(inSentence(kinds.get(place), found.get(place)));
            }
            return new Words(type.sentenceKey() + ".said" + did(type, payload), arguments);
        }

        /** An act has a sentence for each thing that a seat can do. */
        private String did(EntryType type, JsonObject payload) {
            if (!type.name().equals(PROPOSAL_ACT.name())) {
                return "";
            }
            try {
                var act = ActEntry.parse(payload).act();
                return "." + ActStatement.parse(act.statement()).act().code();
            } catch (MalformedDocument ofAnotherForm) {
                return "";
            }
        }

        private Object inSentence(Reference.Kind kind, List<Reference> found) {
            if (found.isEmpty()) {
                return Words.of("records.none." + kind.code());
            }
            var called = new ArrayList<Object>(found.stream()
                    .limit(MOST_NAMES)
                    .map(reference -> names.of(reference).name())
                    .toList());
            if (found.size() > MOST_NAMES) {
                called.add(Words.of("records.more", found.size() - MOST_NAMES));
            }
            return called;
        }

        public Named named(Reference reference) {
            return names.of(reference);
        }
    }

    /** The keys of the ledger that the charter names: two while one follows upon the other, none where there is none. */
    public List<String> logKeys() {
        return policies.founded() ? policies.chain().charter().log().verifierKeys() : List.of();
    }
}
