package io.threekey.charter;

import java.util.Optional;
import java.util.stream.Stream;

/** Where those who work here have a seat, what is recorded about them is never decided without it. */
final class StaffReview {
    private static final String MONITORING = "staff-monitoring";

    private StaffReview() {}

    static Stream<CharterFault> of(Charter charter) {
        if (charter.seats().stream().noneMatch(seat -> seat.function() == Function.STAFF_REPRESENTATION)) {
            return Stream.of();
        }
        return charter.rights().stream()
                .filter(right -> isAboutStaff(charter, right))
                .filter(right -> Alternatives.of(right.quorum()).stream()
                        .anyMatch(way -> way.of(Function.STAFF_REPRESENTATION) == 0))
                .map(right -> RightReview.fault(
                        right, "The staff representation has a seat, and this could be decided without it."));
    }

    private static boolean isAboutStaff(Charter charter, DecisionRight right) {
        return right.decision().value().equals(MONITORING)
                || Optional.ofNullable(charter.policyKinds().get(new PolicyKindName(MONITORING)))
                        .filter(rule -> rule.decision().equals(right.decision()))
                        .isPresent();
    }
}
