package io.threekey.server.governance.gaps;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Seat;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.measures.GapOwner;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything verified that the rules look at, as of one instant, which may lie ahead.
 *
 * @param inForce every policy in force at that instant, the charter among them
 * @param everAdopted every version of every policy
 * @param obeyed every address that some module obeys a policy of
 * @param open proposals that still wait
 * @param lastUses when a decision key last signed something that counted
 * @param absentees who has said when they are away
 */
record Ownership(
        Charter charter,
        List<PolicyVersion> inForce,
        List<PolicyVersion> everAdopted,
        List<PolicyAddress> obeyed,
        List<ProposalCase> open,
        LastUses lastUses,
        Absentees absentees,
        Instant at) {

    interface LastUses {
        Optional<Instant> of(DecisionKey key);
    }

    Optional<PolicyVersion> policyAt(PolicyAddress address) {
        return inForce.stream()
                .filter(version -> version.address().equals(address))
                .findFirst();
    }

    List<Seat> heldSeats() {
        return charter.seats().stream().filter(seat -> seat.isHeldAt(at)).toList();
    }

    Set<PersonId> holders(Function function) {
        return heldSeats().stream()
                .filter(seat -> seat.function() == function)
                .map(Seat::holder)
                .collect(toSet());
    }

    /** Whom a function's gap is named after. */
    static GapOwner owner(Function function) {
        return GapOwner.of(function, CharterWords.function(function));
    }

    static GapOwner owner(Seat seat) {
        return GapOwner.of(seat.holder(), seat.holderName());
    }

    /** The sponsor answers for what no function has. */
    static GapOwner sponsor() {
        return owner(Function.SPONSOR);
    }

    /** The first of the domains that must agree brings it up; where none must, the sponsor does. */
    static GapOwner leads(DecisionRight right) {
        return Arrays.stream(Function.values())
                .filter(Function::isDomain)
                .filter(right.quorum()::mentions)
                .findFirst()
                .map(Ownership::owner)
                .orElseGet(Ownership::sponsor);
    }

    GapOwner leads(PolicyAddress address) {
        return charter.rightFor(address).map(Ownership::leads).orElseGet(Ownership::sponsor);
    }

    /** Where the next holder of a seat is proposed. */
    static String successionOf(Seat seat) {
        return "/succession?seat=" + seat.id();
    }

    static String code(PolicyAddress address) {
        return address.kind().value() + "."
                + address.useCase().map(useCase -> useCase.code()).orElse("all") + "."
                + address.scope().value();
    }
}
