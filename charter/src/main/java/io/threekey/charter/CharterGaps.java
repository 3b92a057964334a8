package io.threekey.charter;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.stream.Stream;

/**
 * What every hospital must decide about access, and which of it a charter leaves to nobody. Kept apart from the review
 * that a chain is verified with: a later Threekey may know more decisions, and an older founding still holds.
 */
public final class CharterGaps {

    private static final List<DecisionKind> TO_BE_DECIDED = Stream.of(
                    // IAM's
                    "architecture",
                    "authenticators",
                    "enrolment",
                    "recovery",
                    "device-binding",
                    "federation",
                    "lifecycle",
                    // security's
                    "assurance",
                    "risk-thresholds",
                    "access-policy",
                    "exceptions",
                    "logging",
                    "monitoring",
                    // clinical operations'
                    "workflow-timing",
                    "shared-device-use",
                    "downtime-procedures",
                    "bedside-usability",
                    // everybody's
                    "session-control",
                    "break-glass",
                    "wave-sign-off",
                    "machine-identities",
                    "contractor-access",
                    "staff-monitoring",
                    "charter-change",
                    "seat-succession",
                    "ledger-witnessing")
            .map(DecisionKind::new)
            .toList();

    /** Where nobody may decide these, they are not done: that is no gap. */
    private static final List<DecisionKind> MAY_BE_DECIDED = List.of(new DecisionKind("record-erasure"));

    private CharterGaps() {}

    /** In the order in which people read them: what IAM leads, what security leads, clinical operations, everybody. */
    public static List<DecisionKind> toBeDecided() {
        return Stream.concat(TO_BE_DECIDED.stream(), MAY_BE_DECIDED.stream()).toList();
    }

    /** What nobody decides: no right holds for all use cases in the whole group. */
    public static List<DecisionKind> missing(Charter charter) {
        var decided = charter.rights().stream()
                .filter(right -> right.useCase().isEmpty() && right.scope().isGroup())
                .map(DecisionRight::decision)
                .collect(toUnmodifiableSet());
        return TO_BE_DECIDED.stream().filter(kind -> !decided.contains(kind)).toList();
    }
}
