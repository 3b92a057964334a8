package io.threekey.server.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a session ends: at its idle or its overall limit, whichever comes first. Being seen is noted in coarse steps to
 * spare writes, so that a session may end up to one step early after its last touch, and never late.
 */
record SessionTimes(Instant startedAt, Instant lastSeenAt, SessionLimit limit) {

    private static final Duration COARSEST_STEP = Duration.ofMinutes(1);

    SessionTimes {
        if (lastSeenAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("seen at " + lastSeenAt + ", before its start at " + startedAt);
        }
    }

    static SessionTimes startingAt(Instant start, SessionLimit limit) {
        return new SessionTimes(start, start, limit);
    }

    Instant overallEnd() {
        return startedAt.plus(limit.overall());
    }

    Instant idleEnd() {
        return lastSeenAt.plus(limit.idle());
    }

    Instant end() {
        return idleEnd().isBefore(overallEnd()) ? idleEnd() : overallEnd();
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(end());
    }

    /** The times to note for a touch, empty where the last note is recent enough or the session is over. */
    Optional<SessionTimes> seenAt(Instant now) {
        var due = !now.isBefore(lastSeenAt.plus(step()));
        return due && !isOverAt(now) ? Optional.of(new SessionTimes(startedAt, now, limit)) : Optional.empty();
    }

    Duration step() {
        var tenth = limit.idle().dividedBy(10);
        return tenth.compareTo(COARSEST_STEP) < 0 ? tenth : COARSEST_STEP;
    }
}
