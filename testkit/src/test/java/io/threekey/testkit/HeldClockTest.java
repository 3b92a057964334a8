package io.threekey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class HeldClockTest {

    private final HeldClock clock = HeldClock.at("2026-11-22T08:00:00Z");

    @Test
    void movesOnlyWhenToldAndTakesItsZoneViewsAlong() {
        var inZurich = clock.withZone(ZoneId.of("Europe/Zurich"));
        assertThat(inZurich.instant()).isEqualTo("2026-11-22T08:00:00Z");

        clock.advance(Duration.ofMinutes(5));
        assertThat(inZurich.instant()).isEqualTo("2026-11-22T08:05:00Z");

        clock.set(Instant.EPOCH);
        assertThat(inZurich.instant()).isEqualTo(Instant.EPOCH);
    }
}
