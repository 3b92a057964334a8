package io.threekey.demo.simulator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * One day of the hospital, as one activity sees it.
 *
 * @param number counted from the founding, which happens on day 0; before it there is none
 * @param chance this activity's on this day
 */
public record Day(LocalDate date, int number, ZoneId zone, Chance chance) {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    public Day {
        if (number < 0) {
            throw new IllegalArgumentException("a day before the founding: " + number);
        }
    }

    public boolean isWeekend() {
        return WEEKEND.contains(date.getDayOfWeek());
    }

    public Instant at(int hour, int minute) {
        return date.atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant();
    }
}
