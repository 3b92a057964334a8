package io.threekey.server.governance;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.SignedAct;
import io.threekey.evidence.ActEntry;
import io.threekey.evidence.ProposalMadeEntry;
import io.threekey.server.ledger.Ledger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Holds a stored proposal and its acts against the ledger: a deleted objection would pass otherwise, and so would a
 * proposal that nobody ever made.
 */
@Component
class ProposalAsRecorded {

    private final Ledger ledger;

    ProposalAsRecorded(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether everything that was recorded about it is here, and nothing else. */
    boolean agreesWith(ProposalCase one, List<SignedAct> stored) {
        return one.acts().size() == stored.size() && wasMade(one) && acts(one).equals(Set.copyOf(stored));
    }

    private boolean wasMade(ProposalCase one) {
        var made =
                ledger.entriesOf(GovernanceEntries.PROPOSED, one.proposal().id().value());
        return made.size() == 1
                && Arrays.equals(
                        ProposalMadeEntry.parse(made.getFirst().payload()).proposal(),
                        one.proposal().bytes());
    }

    /** Their order stands in what was signed. */
    private Set<SignedAct> acts(ProposalCase one) {
        return ledger.entriesOf(GovernanceEntries.ACTED, one.proposal().id().value()).stream()
                .map(entry -> ActEntry.parse(entry.payload()).act())
                .collect(toSet());
    }
}
