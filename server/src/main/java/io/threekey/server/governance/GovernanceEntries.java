package io.threekey.server.governance;

import static io.threekey.evidence.EntryType.DECISION_ADOPTED;
import static io.threekey.evidence.EntryType.INSTALLATION_FOUNDED;
import static io.threekey.evidence.EntryType.POLICY_REVERTED;
import static io.threekey.evidence.EntryType.PROPOSAL_ACT;
import static io.threekey.evidence.EntryType.PROPOSAL_MADE;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What governance records in the ledger; the formats are shared with the offline verifier. */
@Configuration(proxyBeanMethods = false)
class GovernanceEntries {

    static final EntryType FOUNDED = shared(INSTALLATION_FOUNDED.name());
    static final EntryType PROPOSED = shared(PROPOSAL_MADE.name());
    static final EntryType ACTED = shared(PROPOSAL_ACT.name());
    static final EntryType ADOPTED = shared(DECISION_ADOPTED.name());
    static final EntryType REVERTED = shared(POLICY_REVERTED.name());

    static final EntryType ABSENCE_DECLARED = own("absence.declared");
    static final EntryType ABSENCE_CHANGED = own("absence.changed");
    static final EntryType ABSENCE_ENDED = own("absence.ended");

    static final EntryType KEY_OFFERED = own("decision-key.offered");

    static final EntryType KEY_TAKEN_BACK =
            new EntryType("decision-key.taken-back", "governance.entry.decision-key.taken-back");

    @Bean
    EntryTypes governanceEntryTypes() {
        return EntryTypes.of(
                FOUNDED,
                PROPOSED,
                ACTED,
                ADOPTED,
                REVERTED,
                ABSENCE_DECLARED,
                ABSENCE_CHANGED,
                ABSENCE_ENDED,
                KEY_OFFERED,
                KEY_TAKEN_BACK);
    }

    private static EntryType shared(String name) {
        return own(name);
    }

    private static EntryType own(String name) {
        return new EntryType(name, "governance.entry." + name);
    }

    static JsonObject of(Absence absence, PersonId by) {
        return written(absence, by).build();
    }

    static JsonObject of(Absence before, Absence after, PersonId by) {
        return written(after, by)
                .put("firstBefore", before.days().first().toString())
                .put("lastBefore", before.days().last().toString())
                .build();
    }

    private static JsonObject.Builder written(Absence absence, PersonId by) {
        return Json.object()
                .put("absence", absence.id().value())
                .put("person", absence.person().value())
                .put("first", absence.days().first().toString())
                .put("last", absence.days().last().toString())
                .put("by", by.value());
    }
}
