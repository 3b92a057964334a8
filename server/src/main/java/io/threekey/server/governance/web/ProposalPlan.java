package io.threekey.server.governance.web;

import io.threekey.charter.Act;
import io.threekey.charter.ActKind;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.Seat;
import io.threekey.charter.StandingActs;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus.Adopted;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Who signs a proposal: one place for each function whose signature can count, filled or not, and who can fill it. */
final class ProposalPlan {

    private final ProposalCase one;
    private final StandingActs standing;
    private final Instant now;

    ProposalPlan(ProposalCase one, Instant now) {
        this.one = one;
        this.standing = StandingActs.of(one.acts());
        this.now = now;
    }

    List<ProposalView.Place> placesFor(PersonId reader) {
        return EnumSet.allOf(Function.class).stream()
                .filter(function -> Possibilities.signs(one, function))
                .map(function -> place(function, reader))
                .toList();
    }

    private ProposalView.Place place(Function function, PersonId reader) {
        var seats = one.charter().seats().stream()
                .filter(seat -> seat.function() == function)
                .filter(seat -> seat.isHeldAt(now))
                .toList();
        var signature = standing.signatures(deciding()).stream()
                .filter(act -> act.seat().function() == function)
                .findFirst();
        var last =
                seats.stream().flatMap(seat -> standing.of(seat.id()).stream()).findFirst();
        return new ProposalView.Place(
                CharterWords.function(function),
                signature
                        .map(act -> state("signed", act.statement().madeAt()))
                        .or(() -> last.map(ProposalPlan::unfilled))
                        .orElseGet(this::untouched),
                people(signature, seats),
                signature.isPresent(),
                one.isOpen() && seats.stream().anyMatch(seat -> seat.holder().equals(reader)));
    }

    /** A decided proposal is shown as it was decided: its signatures do not go stale afterwards. */
    private Instant deciding() {
        return one.status() instanceof Adopted(var version) ? version.adoptedAt() : now;
    }

    /** Nobody waits any more for what is decided otherwise. */
    private Words untouched() {
        if (one.isOpen()) {
            return state("waiting", one.proposal().proposedAt());
        }
        return Words.of("governance.proposal.plan." + (one.status() instanceof Adopted ? "not-needed" : "unsigned"));
    }

    private static Words unfilled(Act act) {
        return state(
                act.kind() == ActKind.OBJECT ? "objected" : "stale",
                act.statement().madeAt());
    }

    private static Words people(Optional<Act> signature, List<Seat> seats) {
        if (signature.isPresent()) {
            return Words.of(
                    "governance.proposal.plan.person", signature.get().seat().holderName());
        }
        if (seats.isEmpty()) {
            return Words.of("governance.proposal.plan.nobody");
        }
        return seats.size() == 1
                ? Words.of("governance.proposal.plan.person", seats.getFirst().holderName())
                : Words.of(
                        "governance.proposal.plan.or",
                        seats.getFirst().holderName(),
                        seats.getLast().holderName());
    }

    private static Words state(String key, Instant at) {
        return Words.of("governance.proposal.plan." + key, at);
    }
}
