package io.threekey.server.ledger;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.tlog.Hash;
import java.util.Optional;

/** How much of the ledger somebody wants to have. */
public sealed interface ExportAsked {

    record Whole() implements ExportAsked {}

    /**
     * What came after so many entries.
     *
     * @param after at least one, and no more than there are
     * @param root of the tree that they made, where it is known; then it must have been this ledger's
     */
    record Since(long after, Optional<Hash> root) implements ExportAsked {}

    /** What is needed to verify one decision, or a proposal that is none yet. */
    record OfDecision(ProposalId proposal) implements ExportAsked {}

    /** What is recorded about somebody. */
    record AboutPerson(PersonId person) implements ExportAsked {}

    /** Refused, in words for whoever asked. */
    final class Impossible extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Impossible(String why) {
            super(why);
        }
    }
}
