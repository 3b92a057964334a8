package io.threekey.server.governance;

import java.time.LocalDate;

/**
 * Whole days on the hospital's calendar.
 *
 * @param last still away
 */
public record DaysAway(LocalDate first, LocalDate last) {

    public DaysAway {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("away from " + first + " to " + last);
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    public boolean overlaps(DaysAway other) {
        return !other.last.isBefore(first) && !other.first.isAfter(last);
    }
}
