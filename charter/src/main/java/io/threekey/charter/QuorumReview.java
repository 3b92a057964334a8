package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every quorum can be met by the seats there are, none without a signature, and the loss of any one person's keys leaves
 * enough others to fill the seat again. Seats must have been found sound before.
 */
final class QuorumReview {
    private QuorumReview() {}

    static Stream<CharterFault> of(Charter charter) {
        return Stream.of(needsSignatures(charter), satisfiable(charter), recoverable(charter))
                .flatMap(faults -> faults);
    }

    private static Stream<CharterFault> needsSignatures(Charter charter) {
        return charter.rights().stream()
                .filter(QuorumReview::needsNobody)
                .map(right -> RightReview.fault(right, "It could be decided without a single signature."));
    }

    private static Stream<CharterFault> satisfiable(Charter charter) {
        var everybody = standings(charter, seat -> true);
        return charter.rights().stream()
                .filter(right -> !needsNobody(right))
                .filter(right -> QuorumMatching.solve(hardest(right), everybody).isEmpty())
                .map(right -> RightReview.fault(right, "All seats together could not decide it."));
    }

    private static boolean needsNobody(DecisionRight right) {
        return Alternatives.of(right.quorum()).stream().anyMatch(Demand::isMet);
    }

    private static Quorum hardest(DecisionRight right) {
        return right.objection() == ObjectionEffect.ESCALATES ? right.escalatedQuorum() : right.quorum();
    }

    private static Stream<CharterFault> recoverable(Charter charter) {
        return charter.rightFor(PolicyAddress.SEAT_SUCCESSION).stream()
                .flatMap(right ->
                        charter.seats().stream().map(Seat::holder).filter(lost -> !isRecoverable(charter, right, lost)))
                .map(person -> new CharterFault(
                        person.value(), "If this person's keys were lost, the others could not fill the seat again."));
    }

    private static boolean isRecoverable(Charter charter, DecisionRight succession, PersonId lost) {
        var others = standings(charter, seat -> !seat.holder().equals(lost));
        return QuorumMatching.solve(succession.quorum(), others).isPresent();
    }

    private static Set<Standing> standings(Charter charter, Predicate<Seat> among) {
        return charter.seats().stream().filter(among).map(Seat::standing).collect(toSet());
    }
}
