package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import java.util.stream.Stream;

/** The loss of any one person's keys must leave enough others to fill the seat again. */
final class RecoveryReview {
    private RecoveryReview() {}

    static Stream<CharterFault> of(Charter charter) {
        return charter.rightFor(PolicyAddress.SEAT_SUCCESSION).stream()
                .flatMap(right -> charter.seats().stream()
                        .map(Seat::holder)
                        .distinct()
                        .filter(person -> !isRecoverable(charter, right, person)))
                .map(person -> new CharterFault(
                        person.value(), "If this person's keys were lost, the others could not fill the seat again."));
    }

    private static boolean isRecoverable(Charter charter, DecisionRight succession, PersonId lost) {
        var others = charter.seats().stream()
                .filter(seat -> !seat.holder().equals(lost))
                .map(Seat::standing)
                .collect(toSet());
        return QuorumMatching.solve(succession.quorum(), others).isPresent();
    }
}
