package io.threekey.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told otherwise. All its zone views show the same instant. */
public final class HeldClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private HeldClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public static HeldClock at(Instant instant) {
        return new HeldClock(new AtomicReference<>(instant), ZoneOffset.UTC);
    }

    /** @param instant ISO-8601 in UTC, as in {@code 2026-11-22T08:00:00Z} */
    public static HeldClock at(String instant) {
        return at(Instant.parse(instant));
    }

    public HeldClock advance(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
        return this;
    }

    public HeldClock set(Instant instant) {
        now.set(instant);
        return this;
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new HeldClock(now, other);
    }
}
