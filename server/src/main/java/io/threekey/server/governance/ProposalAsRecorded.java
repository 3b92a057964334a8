package io.threekey.server.governance;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.SignedAct;
import io.threekey.evidence.ActEntry;
import io.threekey.evidence.ProposalMadeEntry;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A proposal and its acts as the ledger says that they were made: against it is held what is stored, since a deleted
 * objection would pass otherwise, and so would another text and a proposal that nobody ever made.
 */
@Component
class ProposalAsRecorded {

    private final Ledger ledger;

    ProposalAsRecorded(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param bytes the text that was put before the seats
     * @param acts in the order of the ledger
     */
    record Recorded(byte[] bytes, List<SignedAct> acts) {

        /** Whether everything that was recorded is stored, and nothing else. */
        boolean isStoredAs(StoredProposal stored) {
            return Arrays.equals(bytes, stored.bytes())
                    && acts.size() == stored.acts().size()
                    && Set.copyOf(acts).equals(stored.acts().stream().collect(toSet()));
        }
    }

    /** Empty where nobody ever made it. */
    Optional<Recorded> of(String proposal) {
        var entries = ledger.entriesOf(List.of(GovernanceEntries.PROPOSED, GovernanceEntries.ACTED), proposal);
        var made = of(GovernanceEntries.PROPOSED.name(), entries);
        return made.size() == 1
                ? Optional.of(new Recorded(
                        ProposalMadeEntry.parse(made.getFirst().payload()).proposal(),
                        of(GovernanceEntries.ACTED.name(), entries).stream()
                                .map(entry -> ActEntry.parse(entry.payload()).act())
                                .toList()))
                : Optional.empty();
    }

    private static List<LedgerEntry> of(String type, List<LedgerEntry> entries) {
        return entries.stream().filter(entry -> entry.type().equals(type)).toList();
    }
}
