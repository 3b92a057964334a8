package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingTests {

    static final WorkingCalendar BERLIN = new WorkingCalendar(
            ZoneId.of("Europe/Berlin"),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            540,
            List.of(LocalDate.parse("2026-12-25")));

    static Instant meeting(String day, String now) {
        return Meeting.on(day, BERLIN, Instant.parse(now)).at();
    }

    @Test
    void isInTheMorningOfTheNamedDayAlsoOneOnWhichNobodyWorks() {
        assertThat(meeting("2026-12-06", "2026-11-22T08:00:00Z")).isEqualTo("2026-12-06T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-13-01", "01.12.2026", "<script>"})
    void isOnTheNextWorkingMorningWhereNoDayIsNamed(String day) {
        assertThat(meeting(day, "2026-11-22T08:00:00Z")).isEqualTo("2026-11-23T08:00:00Z");
    }

    @Test
    void isTheDayAfterOnceTodaysMorningIsOver() {
        assertThat(meeting("", "2026-11-23T08:00:00Z")).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(meeting("", "2026-11-23T08:00:01Z")).isEqualTo("2026-11-24T08:00:00Z");
    }

    @Test
    void isNotOnAHolidayOrOverTheWeekend() {
        assertThat(meeting("", "2026-12-24T12:00:00Z")).isEqualTo("2026-12-28T08:00:00Z");
    }

    @Test
    void isAtTheSameTimeOfDayInSummer() {
        assertThat(meeting("2026-07-01", "2026-11-22T08:00:00Z")).isEqualTo("2026-07-01T07:00:00Z");
    }
}
