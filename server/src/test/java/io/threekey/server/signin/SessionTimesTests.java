package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionTimesTests {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @Nested
    class ASession {

        private final SessionTimes session = SessionTimes.startingAt(START, new SessionLimit(10, 60));

        @Test
        void endsAtItsIdleLimitWhenNobodyTouchesIt() {
            assertThat(session.isOverAt(at("08:09:59"))).isFalse();
            assertThat(session.isOverAt(at("08:10:00"))).isTrue();
        }

        @Test
        void livesOnWhenTouched() {
            var touched = session.seenAt(at("08:09:00")).orElseThrow();

            assertThat(touched.end()).isEqualTo(at("08:19:00"));
        }

        @Test
        void endsAtItsOverallLimitHoweverOftenItIsTouched() {
            var touched = session;
            for (var minute = 5; minute < 60; minute += 5) {
                touched = touched.seenAt(START.plus(Duration.ofMinutes(minute))).orElseThrow();
            }

            assertThat(touched.isOverAt(at("08:59:59"))).isFalse();
            assertThat(touched.isOverAt(at("09:00:00"))).isTrue();
        }

        @Test
        void isNotBroughtBackByATouchAfterItsEnd() {
            assertThat(session.seenAt(at("08:10:00"))).isEmpty();
        }

        @Test
        void notesTouchesInCoarseStepsOnly() {
            assertThat(session.seenAt(at("08:00:30"))).isEmpty();
            assertThat(session.seenAt(at("08:01:00"))).isPresent();
        }

        @Test
        void isNotMovedByAClockThatWentBack() {
            assertThat(session.seenAt(START.minusSeconds(5))).isEmpty();
            assertThat(session.isOverAt(START.minusSeconds(5))).isFalse();
        }
    }

    /** Whatever the touches, a session ends by its limits, at most one step early and never late. */
    @Property
    void aSessionEndsByItsLimitsWhateverTheTouches(
            @ForAll("limits") SessionLimit limit,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 1800) Integer> gapsInSeconds) {
        var session = SessionTimes.startingAt(START, limit);
        var now = START;
        var lastTouch = START;
        for (var gap : gapsInSeconds) {
            now = now.plusSeconds(gap);
            if (session.isOverAt(now)) {
                break;
            }
            lastTouch = now;
            session = session.seenAt(now).orElse(session);
        }
        var exactEnd = earlier(lastTouch.plus(limit.idle()), START.plus(limit.overall()));

        assertThat(session.end()).isBeforeOrEqualTo(exactEnd);
        assertThat(session.end()).isAfter(exactEnd.minus(session.step()));
    }

    @Provide
    Arbitrary<SessionLimit> limits() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(60, 1440))
                .as(SessionLimit::new);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + "Z");
    }
}
