package io.threekey.charter;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From when to when a policy version is obeyed.
 *
 * @param recordedFrom when its effect began to be recorded beside the policy obeyed then
 * @param warnedFrom when those whom it touches began to be told
 * @param effectiveAt when it began to be obeyed
 * @param until when it lapses; empty until it is replaced
 * @param revertedAt when it reverted by itself
 */
public record Validity(
        Instant recordedFrom,
        Instant warnedFrom,
        Instant effectiveAt,
        Optional<Instant> until,
        Optional<Instant> revertedAt) {

    static Validity from(Instant at) {
        return new Validity(at, at, at, Optional.empty(), Optional.empty());
    }

    Validity reverted(Instant at) {
        return new Validity(recordedFrom, warnedFrom, effectiveAt, until, Optional.of(at));
    }

    /** When it began to be obeyed, and when it ended. */
    Stream<Instant> turns() {
        return Stream.of(Optional.of(effectiveAt), until, revertedAt).flatMap(Optional::stream);
    }

    /** The same for what another takes the place of before it begins. */
    Validity overtaken(Instant at) {
        return new Validity(recordedFrom, warnedFrom, effectiveAt, Optional.of(at), revertedAt);
    }

    /** Not where it lapses first, or another took its place. */
    public boolean everBegins() {
        return until.filter(end -> !end.isAfter(effectiveAt)).isEmpty();
    }

    boolean hasBegun(Instant at) {
        return !effectiveAt.isAfter(at);
    }

    /** Its stage at that instant; empty before the first, and once it is obeyed or over. */
    Optional<Stage> stageAt(Instant at) {
        if (at.isBefore(recordedFrom) || hasBegun(at) || isOver(at)) {
            return Optional.empty();
        }
        return Optional.of(at.isBefore(warnedFrom) ? Stage.RECORD : Stage.WARN);
    }

    boolean isOver(Instant at) {
        return until.filter(end -> !at.isBefore(end)).isPresent()
                || revertedAt.filter(end -> !at.isBefore(end)).isPresent();
    }
}
