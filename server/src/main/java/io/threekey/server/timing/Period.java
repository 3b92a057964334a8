package io.threekey.server.timing;

import io.threekey.server.people.StaffMonitoring;
import java.util.OptionalInt;

/** How far back figures are shown. */
public enum Period {
    WEEK(1),
    MONTH(4);

    private static final int DAYS = 7;

    /** So many days of the week that is not over are kept besides. */
    private static final int BEGUN = DAYS - 1;

    private final int weeks;

    Period(int weeks) {
        this.weeks = weeks;
    }

    /** As many whole weeks as there can be of what is kept. */
    int weeks(StaffMonitoring monitoring) {
        return Math.min(weeks, kept(monitoring));
    }

    /** As many whole weeks as are shown at most, and no more than anybody may look back; one however little that is. */
    static int kept(StaffMonitoring monitoring) {
        return kept(monitoring.daysBack());
    }

    static int kept(OptionalInt daysBack) {
        return Math.clamp((daysBack.orElse(0) - BEGUN) / DAYS, WEEK.weeks, MONTH.weeks);
    }
}
