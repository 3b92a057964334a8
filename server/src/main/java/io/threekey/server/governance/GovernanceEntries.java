package io.threekey.server.governance;

import static io.threekey.evidence.EntryType.DECISION_ADOPTED;
import static io.threekey.evidence.EntryType.INSTALLATION_FOUNDED;
import static io.threekey.evidence.EntryType.POLICY_REVERTED;
import static io.threekey.evidence.EntryType.PROPOSAL_ACT;
import static io.threekey.evidence.EntryType.PROPOSAL_MADE;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.ActEntry;
import io.threekey.evidence.DecisionAdoptedEntry;
import io.threekey.evidence.FoundedEntry;
import io.threekey.evidence.ProposalMadeEntry;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What governance records in the ledger; the formats are shared with the offline verifier. */
@Configuration(proxyBeanMethods = false)
class GovernanceEntries {

    static final EntryType FOUNDED = of(INSTALLATION_FOUNDED.name(), FoundedEntry.REFERENCES);
    static final EntryType PROPOSED = of(PROPOSAL_MADE.name(), ProposalMadeEntry.REFERENCES);
    static final EntryType ACTED = of(PROPOSAL_ACT.name(), ActEntry.REFERENCES);
    static final EntryType ADOPTED = of(DECISION_ADOPTED.name(), DecisionAdoptedEntry.REFERENCES);
    static final EntryType REVERTED =
            of(POLICY_REVERTED.name(), References.nothing().policy("address"));

    private static final References AN_ABSENCE =
            References.nothing().person("person").person("by");

    static final EntryType ABSENCE_DECLARED = of("absence.declared", AN_ABSENCE);
    static final EntryType ABSENCE_CHANGED = of("absence.changed", AN_ABSENCE);
    static final EntryType ABSENCE_ENDED = of("absence.ended", AN_ABSENCE);

    private static final References AN_OFFERED_KEY =
            References.nothing().person("person").key("key.credentialId");

    static final EntryType KEY_OFFERED = of("decision-key.offered", AN_OFFERED_KEY);
    static final EntryType KEY_TAKEN_BACK = of("decision-key.taken-back", AN_OFFERED_KEY);

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

    private static EntryType of(String name, References about) {
        return new EntryType(name, "governance.entry." + name, about);
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
