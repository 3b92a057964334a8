package io.threekey.server.timing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Weeks that are over, from Monday to Sunday. Whoever looks twice sees the same of each, and not what one sign-in between two
 * looks was like, nor by how much the days differ that two periods do not have in common.
 *
 * @param until the Monday after the last of them
 */
record WholeWeeks(LocalDate from, LocalDate until) {

    WholeWeeks {
        if (from.getDayOfWeek() != DayOfWeek.MONDAY
                || until.getDayOfWeek() != DayOfWeek.MONDAY
                || !from.isBefore(until)) {
            throw new IllegalArgumentException("no whole weeks are from " + from + " to " + until);
        }
    }

    /** The last so many before the week of a day. */
    static WholeWeeks before(LocalDate day, int weeks) {
        var until = monday(day);
        return new WholeWeeks(until.minusWeeks(weeks), until);
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
