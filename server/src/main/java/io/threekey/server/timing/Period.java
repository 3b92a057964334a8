package io.threekey.server.timing;

import io.threekey.server.people.StaffMonitoring;

/** How far back figures are shown. */
public enum Period {
    WEEK(7),
    MONTH(30);

    private final int days;

    Period(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    /** As many days as are shown at most, and no more than anybody may look back; a week where nobody may. */
    static int kept(StaffMonitoring monitoring) {
        return Math.min(MONTH.days, monitoring.daysBack().orElse(WEEK.days));
    }
}
