package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final List<LocalDate> EASTER = List.of(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-06"));

    private static WorkingCalendar morningAt(int hour, int minute) {
        return new WorkingCalendar(BERLIN, WEEK, hour * 60 + minute, EASTER);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @Nested
    class AWorkingMorning {
        private final WorkingCalendar calendar = morningAt(9, 0);

        @Test
        void isTheSameDaysUntilItBegins() {
            assertThat(calendar.workingMorning(berlin("2026-03-18T00:00"))).isEqualTo(berlin("2026-03-18T09:00"));
            assertThat(calendar.workingMorning(berlin("2026-03-18T09:00"))).isEqualTo(berlin("2026-03-18T09:00"));
            assertThat(calendar.workingMorning(berlin("2026-03-18T09:00").plusNanos(1)))
                    .isEqualTo(berlin("2026-03-19T09:00"));
        }

        @Test
        void isNeverAtAWeekendOrOnAHoliday() {
            assertThat(calendar.workingMorning(berlin("2026-03-20T10:00"))).isEqualTo(berlin("2026-03-23T09:00"));
            assertThat(calendar.workingMorning(berlin("2026-04-02T10:00"))).isEqualTo(berlin("2026-04-07T09:00"));
        }

        @Test
        void isByTheClockOnTheWallAcrossSummerTime() {
            assertThat(calendar.workingMorning(berlin("2026-03-27T10:00")))
                    .isEqualTo(Instant.parse("2026-03-30T07:00:00Z"));
            assertThat(calendar.workingMorning(berlin("2026-10-23T10:00")))
                    .isEqualTo(Instant.parse("2026-10-26T08:00:00Z"));
        }

        /** 29 March 2026: half past two does not exist in Berlin. 25 October: it is there twice, and the first counts. */
        @Test
        void isAnHourLaterWhereItsHourIsSkippedAndTheFirstWhereItIsThereTwice() {
            var always = new WorkingCalendar(BERLIN, EnumSet.allOf(DayOfWeek.class), 2 * 60 + 30, List.of());
            assertThat(always.workingMorning(berlin("2026-03-29T00:00")))
                    .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
            assertThat(always.workingMorning(berlin("2026-10-25T00:00")))
                    .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
            assertThat(always.workingMorning(Instant.parse("2026-10-25T00:45:00Z")))
                    .isEqualTo(berlin("2026-10-26T02:30"));
        }
    }

    @Nested
    class SoManyWorkingDays {
        private final WorkingCalendar calendar = morningAt(9, 0);

        @Test
        void passOverWeekendsAndHolidays() {
            assertThat(calendar.plusWorkingDays(berlin("2026-04-01T11:15"), 1)).isEqualTo(berlin("2026-04-02T11:15"));
            assertThat(calendar.plusWorkingDays(berlin("2026-04-01T11:15"), 2)).isEqualTo(berlin("2026-04-07T11:15"));
            assertThat(calendar.plusWorkingDays(berlin("2026-04-01T11:15"), 5)).isEqualTo(berlin("2026-04-10T11:15"));
        }

        @Test
        void begunAtAWeekendCountFromMondayOn() {
            assertThat(calendar.plusWorkingDays(berlin("2026-03-21T03:00"), 1)).isEqualTo(berlin("2026-03-23T03:00"));
            assertThat(calendar.plusWorkingDays(berlin("2026-03-21T03:00"), 0)).isEqualTo(berlin("2026-03-21T03:00"));
        }

        @Test
        void keepTheTimeOfDayAcrossSummerTime() {
            assertThat(calendar.plusWorkingDays(berlin("2026-03-27T11:15"), 1)).isEqualTo(berlin("2026-03-30T11:15"));
            assertThat(calendar.plusWorkingDays(berlin("2026-10-23T11:15"), 1)).isEqualTo(berlin("2026-10-26T11:15"));
        }

        /** Half past two is skipped on Sunday, and that must not make Monday's an hour later. */
        @Test
        void keepTheTimeOfDayAcrossADayThatDoesNotHaveIt() {
            assertThat(calendar.plusWorkingDays(berlin("2026-03-28T02:30"), 1)).isEqualTo(berlin("2026-03-30T02:30"));
            var always = new WorkingCalendar(BERLIN, EnumSet.allOf(DayOfWeek.class), 540, List.of());
            assertThat(always.plusWorkingDays(berlin("2026-03-28T02:30"), 1))
                    .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
            assertThat(always.plusWorkingDays(berlin("2026-03-28T02:30"), 2)).isEqualTo(berlin("2026-03-30T02:30"));
        }
    }

    /** In Vienna summer time began on 29 March 2026 and ended on 25 October 2026, both Sundays. */
    @Nested
    class TheDaysOnWhichTheClocksChange {
        private final WorkingCalendar everyDay =
                new WorkingCalendar(ZoneId.of("Europe/Vienna"), EnumSet.allOf(DayOfWeek.class), 9 * 60, List.of());

        @ParameterizedTest
        @CsvSource({
            "2026-03-28T22:59:59Z, 2026-03-29T07:00:00Z",
            "2026-03-29T07:00:00Z, 2026-03-29T07:00:00Z",
            "2026-03-29T07:00:00.001Z, 2026-03-30T07:00:00Z",
            "2026-03-28T08:00:00.001Z, 2026-03-29T07:00:00Z",
            "2026-10-24T22:00:00Z, 2026-10-25T08:00:00Z",
            "2026-10-25T07:30:00Z, 2026-10-25T08:00:00Z",
            "2026-10-25T08:00:00.001Z, 2026-10-26T08:00:00Z",
            "2026-10-24T07:00:00.001Z, 2026-10-25T08:00:00Z"
        })
        void haveTheirMorningAtNineOnTheWall(Instant from, Instant morning) {
            assertThat(everyDay.workingMorning(from)).isEqualTo(morning);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-03-28T10:00:00Z, 1, 2026-03-29T09:00:00Z",
            "2026-03-29T09:00:00Z, 1, 2026-03-30T09:00:00Z",
            "2026-03-27T10:00:00Z, 5, 2026-04-01T09:00:00Z",
            "2026-10-24T09:00:00Z, 1, 2026-10-25T10:00:00Z",
            "2026-10-25T00:30:00Z, 1, 2026-10-26T01:30:00Z",
            "2026-10-25T01:30:00Z, 1, 2026-10-26T01:30:00Z"
        })
        void areCountedAsOneDayThatKeepsTheTime(Instant from, int days, Instant later) {
            assertThat(everyDay.plusWorkingDays(from, days)).isEqualTo(later);
        }
    }

    @Nested
    class AYearWithoutAWorkingDay {
        private final LocalDate first = LocalDate.parse("2026-01-01");
        private final WorkingCalendar closed = new WorkingCalendar(
                BERLIN, WEEK, 540, first.datesUntil(first.plusYears(2)).toList());

        @Test
        void doesNotKeepAnybodyForever() {
            assertThat(closed.workingMorning(berlin("2026-01-01T00:00"))).isEqualTo(berlin("2027-01-02T09:00"));
        }

        /** Everybody who verifies the chain must come to the same day: seven for each that was asked, and a year. */
        @Test
        void givesOneDayFarOff() {
            assertThat(closed.plusWorkingDays(berlin("2026-01-01T11:15"), 3)).isEqualTo(berlin("2027-01-23T11:15"));
        }

        @Test
        void opensNothingEarly() {
            var from = berlin("2026-01-01T00:00");
            assertThat(closed.plusWorkingDays(from, 3)).isAfter(from.plus(Duration.ofDays(365)));
            assertThat(closed.plusWorkingDays(from, 1_000)).isAfter(from.plus(Duration.ofDays(1_000)));
        }

        /** More days than an int can count in weeks would open the sponsor's way out at once. */
        @Test
        void opensNothingEarlyHoweverManyDaysAreAsked() {
            var from = berlin("2026-01-01T00:00");
            assertThat(closed.plusWorkingDays(from, Integer.MAX_VALUE)).isAfter(from.plus(Duration.ofDays(36_500)));
        }
    }

    @Property(tries = 300)
    void theWorkingMorningIsTheFirstOfAllThereAre(
            @ForAll @LongRange(min = 1_760_000_000L, max = 1_800_000_000L) long second,
            @ForAll @IntRange(min = 0, max = 24 * 60 - 1) int minute) {
        var calendar = new WorkingCalendar(BERLIN, WEEK, minute, EASTER);
        var from = Instant.ofEpochSecond(second);
        assertThat(calendar.workingMorning(from)).isEqualTo(firstOf(minute, from));
    }

    private static Instant firstOf(int minute, Instant from) {
        for (var day = from.atZone(BERLIN).toLocalDate().minusDays(1); ; day = day.plusDays(1)) {
            var morning = ZonedDateTime.of(day, LocalTime.MIN.plusMinutes(minute), BERLIN)
                    .toInstant();
            if (day.getDayOfWeek().getValue() <= 5 && !EASTER.contains(day) && !morning.isBefore(from)) {
                return morning;
            }
        }
    }

    @Property(tries = 300)
    void workingDaysAreCountedOneByOne(
            @ForAll @LongRange(min = 1_760_000_000L, max = 1_800_000_000L) long second,
            @ForAll @IntRange(min = 1, max = 40) int days) {
        var from = Instant.ofEpochSecond(second);
        var end = morningAt(9, 0).plusWorkingDays(from, days);
        var last = end.atZone(BERLIN).toLocalDate();
        assertThat(morningAt(9, 0).isWorkingDay(last)).isTrue();
        assertThat(from.atZone(BERLIN)
                        .toLocalDate()
                        .plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(morningAt(9, 0)::isWorkingDay)
                        .count())
                .isEqualTo(days);
    }

    @Test
    void isRefusedWithoutWorkingDaysOrMornings() {
        assertThatThrownBy(() -> new WorkingCalendar(BERLIN, Set.of(), 540, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("working day");
        for (var minute : List.of(-1, 24 * 60)) {
            assertThatThrownBy(() -> new WorkingCalendar(BERLIN, WEEK, minute, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(minute));
        }
        assertThat(morningAt(0, 0).morningMinutes()).isZero();
        assertThat(morningAt(23, 59).morningMinutes()).isEqualTo(1439);
    }
}
