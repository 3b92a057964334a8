package io.threekey.charter;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A succession to which the seat's own holder objected while their term ran. All the other functions must sign it then,
 * nobody of the holder's own in the place of one of them, and it waits for a month: time for those who stand above the
 * seats to hear both sides. That stays so when the term ends meanwhile: what was too little does not become enough by
 * waiting.
 */
final class Displacement {
    private static final Duration WAIT = Duration.ofDays(30);

    private final Act objection;
    private final Quorum others;

    private Displacement(Act objection, Quorum others) {
        this.objection = objection;
        this.others = others;
    }

    /** Empty where the seat's holder does not object; nobody can whose term is over. */
    static Optional<Displacement> of(Charter charter, Proposal proposal, List<Act> acts) {
        if (!proposal.address().kind().equals(PolicyAddress.SEAT_SUCCESSION.kind())) {
            return Optional.empty();
        }
        return charter.rightFor(proposal)
                .flatMap(right -> SeatSuccession.seat(charter, proposal.document())
                        .flatMap(charter::seat)
                        .flatMap(seat -> objection(acts, seat)
                                .map(objection -> new Displacement(objection, others(charter, right, seat)))));
    }

    private static Optional<Act> objection(List<Act> acts, Seat seat) {
        return StandingActs.of(acts).objections().stream()
                .filter(act -> act.seat().id().equals(seat.id()))
                .findFirst();
    }

    private static Quorum others(Charter charter, DecisionRight right, Seat seat) {
        return new Quorum.AllOf(Arrays.stream(Function.values())
                .filter(function ->
                        function != seat.function() && right.quorum().mentions(function))
                .filter(function -> charter.seats().stream().anyMatch(one -> one.function() == function))
                .<Quorum>map(function -> new Quorum.From(function, 1))
                .toList());
    }

    /** How long the succession waits at least; no time where nobody is displaced. */
    static Duration waitOf(Charter charter, Proposal proposal, List<Act> acts) {
        return of(charter, proposal, acts).isPresent() ? WAIT : Duration.ZERO;
    }

    Act objection() {
        return objection;
    }

    /** Who must sign beside whomever the right asks for. */
    Quorum others() {
        return others;
    }
}
