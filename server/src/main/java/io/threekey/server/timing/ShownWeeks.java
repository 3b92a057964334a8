package io.threekey.server.timing;

import io.threekey.server.people.StaffMonitoring;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Which weeks figures are shown of now. */
@Component
class ShownWeeks {

    /** By then every node has written what it measured until midnight. */
    private static final Duration WRITTEN = Duration.ofHours(1);

    private final StaffMonitoring monitoring;
    private final Clock clock;

    ShownWeeks(StaffMonitoring monitoring, Clock clock) {
        this.monitoring = monitoring;
        this.clock = clock;
    }

    WholeWeeks shown(Period period) {
        return WholeWeeks.before(today(), period.weeks(monitoring));
    }

    /** By UTC, like every day that stands in a row. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant().minus(WRITTEN), ZoneOffset.UTC);
    }

    /** As much as may be, in whole weeks too: what is left of a week that was forgotten in part would say what was forgotten. */
    LocalDate keptFrom() {
        return shown(Period.MONTH).from();
    }
}
