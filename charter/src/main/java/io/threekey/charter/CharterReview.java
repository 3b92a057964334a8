package io.threekey.charter;

import java.util.List;
import java.util.stream.Stream;

/** Everything that must be right about a charter before anyone may be governed by it. */
public final class CharterReview {
    private CharterReview() {}

    /** Empty exactly where the charter may be adopted. */
    public static List<CharterFault> of(Charter charter) {
        return Stream.of(
                        SeatReview.of(charter),
                        KeyReview.of(charter),
                        RightReview.of(charter),
                        RecoveryReview.of(charter),
                        FoundingPolicyReview.of(charter))
                .flatMap(faults -> faults)
                .toList();
    }
}
