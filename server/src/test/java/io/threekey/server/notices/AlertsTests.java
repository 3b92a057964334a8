package io.threekey.server.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.frame.StandingAlert;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTests {

    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

    private final HeldClock clock = HeldClock.at(SEVEN);
    private final Alerts alerts = new Alerts(clock);

    @Test
    void standUntilTheyAreOver() {
        alerts.raise("ledger.altered", List.of("17"));
        assertThat(alerts.standing()).containsExactly(new StandingAlert("ledger.altered", List.of("17"), SEVEN));
        alerts.over("ledger.altered");
        assertThat(alerts.standing()).isEmpty();
    }

    @Test
    void sayTheNewestParticularsAndKeepTheirBeginning() {
        alerts.raise("row.forged", List.of("1"));
        clock.advance(Duration.ofMinutes(5));
        alerts.raise("row.forged", List.of("2"));
        assertThat(alerts.standing()).containsExactly(new StandingAlert("row.forged", List.of("2"), SEVEN));
    }

    @Test
    void standBesideEachOtherInTheOrderTheyCame() {
        alerts.raise("row.forged", List.of());
        alerts.raise("ledger.altered", List.of());
        assertThat(alerts.standing()).extracting(StandingAlert::code).containsExactly("row.forged", "ledger.altered");
    }

    @Test
    void areOverWithoutHavingBeenRaised() {
        alerts.over("row.forged");
        assertThat(alerts.standing()).isEmpty();
    }
}
