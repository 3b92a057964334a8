package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Stage;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The limits that a version on its way would have given people, and the stage that it is said to have been in. */
record JudgedBeside(Where where, Stage stage, LimitsOfAVersion limits) {

    static Optional<JudgedBeside> of(LetInEntry entry) {
        return entry.coming()
                .map(coming -> new JudgedBeside(
                        Where.of(entry),
                        coming.stage(),
                        new LimitsOfAVersion(
                                coming.idleMinutes(),
                                coming.overallMinutes(),
                                new NamedVersion(coming.policy(), coming.policyVersion(), coming.policyDocument()))));
    }

    /** Why nobody could rightly be judged beside by these at that time; empty where they could. */
    Optional<String> faultAt(Instant at, History history) {
        Optional<String> elsewhere = limits.version().elsewhere(SessionLimitsRow.KIND, where);
        if (elsewhere.isPresent()) {
            return Optional.of("Beside a sign-in at " + elsewhere.get() + " stands "
                    + limits.version().inWords() + ", which is not for that.");
        }
        return limits.version()
                .adopted(history)
                .map(adopted -> faultUnder(adopted, at))
                .orElseGet(() -> Optional.of(
                        "Beside a sign-in stands " + limits.version().inWords() + ", which was never adopted."));
    }

    private Optional<String> faultUnder(PolicyVersion adopted, Instant at) {
        if (!limits.version().isByTheTextOf(adopted)) {
            return Optional.of("Beside a sign-in stands " + limits.version().inWords()
                    + ", but by another text than the one adopted.");
        }
        if (!wasInItsStage(adopted, at)) {
            return Optional.of("Beside a sign-in stands " + limits.version().inWords() + " as "
                    + switch (stage) {
                        case RECORD -> "recorded";
                        case WARN -> "announced";
                    }
                    + ", which it was not at " + at + ".");
        }
        return limits.givenInstead(adopted, where.careSetting())
                .map(given -> "Beside a sign-in stand " + limits.minutes() + ", but "
                        + limits.version().inWords() + " gives " + given + ".");
    }

    /** When the sign-in was ruled on, which is a moment before its date. */
    private boolean wasInItsStage(PolicyVersion adopted, Instant at) {
        return Stream.of(at.minus(LetInEntry.HEARD_WITHIN), at)
                .anyMatch(moment -> adopted.stageAt(moment).equals(Optional.of(stage)));
    }
}
