package io.threekey.server.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.frame.StandingAlert;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTests {

    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

    private final HeldClock clock = HeldClock.at(SEVEN);
    private final Kept kept = new Kept();
    private final Alerts alerts = new Alerts(clock, kept);

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

    @Test
    void areRecordedOnceForEachChange() {
        alerts.raise("row.forged", List.of("1"));
        alerts.raise("row.forged", List.of("1"));
        alerts.raise("row.forged", List.of("2"));
        alerts.over("row.forged");
        alerts.over("row.forged");
        assertThat(kept.lines).containsExactly("raised row.forged [1]", "raised row.forged [2]", "over row.forged [2]");
    }

    private static final class Kept implements AlertRecord {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void raised(StandingAlert alert) {
            lines.add("raised " + alert.code() + " " + alert.arguments());
        }

        @Override
        public void over(StandingAlert alert) {
            lines.add("over " + alert.code() + " " + alert.arguments());
        }
    }
}
