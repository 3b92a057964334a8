package io.threekey.server.signin;

import java.time.Duration;
import java.time.Instant;

/**
 * What one limit makes of a past session: pure, and without knowing when its pauses were.
 *
 * @param moreSignIns how often the person would have had to come in again; never fewer than it would have been. Each
 *     pause of the idle limit's length costs one, and so does each length of the overall limit.
 * @param untouchedMinutes how long it would have stood open with nobody touching it, the first minute of each time left
 *     out
 * @param openUntil when it would have ended, had it not been needed again
 */
record LimitTried(int moreSignIns, long untouchedMinutes, Instant openUntil) {

    static LimitTried on(PastSession past, SessionLimit limit) {
        var times = past.times();
        var there = Duration.between(times.startedAt(), times.lastSeenAt());
        var openUntil = new SessionTimes(times.startedAt(), times.lastSeenAt(), limit).end();
        return new LimitTried(
                past.pauses().ofAtLeast(limit.idleMinutes()) + Math.toIntExact(there.dividedBy(limit.overall())),
                past.pauses().minutesUpTo(limit.idleMinutes()) + (past.ranOut() ? after(times, openUntil) : 0),
                openUntil);
    }

    private static long after(SessionTimes times, Instant openUntil) {
        return Math.max(0, Duration.between(times.lastSeenAt(), openUntil).toMinutes() - 1);
    }
}
