package io.threekey.server.governance.web;

import io.threekey.charter.WorkingCalendar;
import io.threekey.server.frame.TypedDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When the steering group meets: in the morning of a day, by the charter's calendar. */
record Meeting(LocalDate day, Instant at) {

    /**
     * @param day as a form writes it, such as 2026-12-01; where it is no day, the next working morning counts
     */
    static Meeting on(String day, WorkingCalendar calendar, Instant now) {
        var asked = TypedDay.read(day);
        return inTheMorningOf(
                asked.orElseGet(() ->
                        calendar.workingMorning(now).atZone(calendar.zone()).toLocalDate()),
                calendar);
    }

    private static Meeting inTheMorningOf(LocalDate day, WorkingCalendar calendar) {
        var morning = LocalTime.ofSecondOfDay(calendar.morningMinutes() * 60L);
        return new Meeting(day, day.atTime(morning).atZone(calendar.zone()).toInstant());
    }
}
