package io.threekey.charter;

import java.util.List;
import java.util.stream.Stream;

/** Everything that must be right about a charter before anyone may be governed by it. */
public final class CharterReview {
    private CharterReview() {}

    /** Empty exactly where the charter may be adopted. Quorums are weighed once the seats are sound. */
    public static List<CharterFault> of(Charter charter) {
        var seats = SeatReview.of(charter).toList();
        return Stream.of(
                        seats.stream(),
                        KeyReview.of(charter),
                        RightReview.of(charter),
                        FloorReview.of(charter),
                        WayOutReview.of(charter),
                        EmergencyActReview.of(charter),
                        StaffReview.of(charter),
                        FoundingPolicyReview.of(charter),
                        seats.isEmpty() ? QuorumReview.of(charter) : Stream.<CharterFault>empty())
                .flatMap(faults -> faults)
                .toList();
    }
}
