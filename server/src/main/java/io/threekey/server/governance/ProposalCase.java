package io.threekey.server.governance;

import io.threekey.charter.Act;
import io.threekey.charter.Charter;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.PersonId;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalState;
import io.threekey.charter.Seat;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.ProposalStatus.Undecided;
import java.util.List;
import java.util.Optional;

/**
 * A proposal with everything needed to judge it.
 *
 * @param acts verified, in order
 * @param charter the one it was made under
 * @param right by which it is decided
 * @param replaced the document it would replace
 */
public record ProposalCase(
        Proposal proposal,
        List<Act> acts,
        Charter charter,
        DecisionRight right,
        Optional<JsonObject> replaced,
        ProposalStatus status) {

    public ProposalCase {
        acts = List.copyOf(acts);
    }

    /** Whether acts are still taken. */
    public boolean isOpen() {
        return status instanceof Undecided(var state)
                && switch (state) {
                    case ProposalState.Open open -> true;
                    case ProposalState.ReadyToAdopt ready -> true;
                    case ProposalState.Blocked blocked -> true;
                    case ProposalState.Escalated escalated -> true;
                    case ProposalState.Stopped stopped -> false;
                    case ProposalState.Lapsed lapsed -> false;
                    case ProposalState.Undecidable undecidable -> false;
                };
    }

    /** Whether something else is stored than was put before the seats and signed. */
    public boolean isAltered() {
        return status instanceof ProposalStatus.Altered;
    }

    public Optional<Seat> seatOf(PersonId person) {
        return charter.seats().stream()
                .filter(seat -> seat.holder().equals(person))
                .findFirst();
    }
}
