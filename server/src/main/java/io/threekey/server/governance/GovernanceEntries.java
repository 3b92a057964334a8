package io.threekey.server.governance;

import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What governance records in the ledger; the formats are shared with the offline verifier. */
@Configuration(proxyBeanMethods = false)
class GovernanceEntries {

    static final EntryType FOUNDED = shared(io.threekey.evidence.EntryType.INSTALLATION_FOUNDED);
    static final EntryType PROPOSED = shared(io.threekey.evidence.EntryType.PROPOSAL_MADE);
    static final EntryType ACTED = shared(io.threekey.evidence.EntryType.PROPOSAL_ACT);
    static final EntryType ADOPTED = shared(io.threekey.evidence.EntryType.DECISION_ADOPTED);
    static final EntryType REVERTED = shared(io.threekey.evidence.EntryType.POLICY_REVERTED);

    @Bean
    EntryTypes governanceEntryTypes() {
        return EntryTypes.of(FOUNDED, PROPOSED, ACTED, ADOPTED, REVERTED);
    }

    private static EntryType shared(io.threekey.evidence.EntryType type) {
        return new EntryType(type.name(), "governance.entry." + type.name());
    }
}
