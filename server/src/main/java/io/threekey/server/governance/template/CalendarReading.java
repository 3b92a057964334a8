package io.threekey.server.governance.template;

import io.threekey.charter.WorkingCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads on which days decisions' clocks run, and on which mornings things end. */
final class CalendarReading {

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final int LAST_MINUTE_OF_A_DAY = 1439;

    private CalendarReading() {}

    static WorkingCalendar of(Entries file) {
        return file.entries("calendar").map(CalendarReading::calendar).orElseGet(CalendarReading::standIn);
    }

    private static WorkingCalendar calendar(Entries entries) {
        var zone = entries.form("zone", CalendarReading::zone);
        var days = entries.texts("workingDays", KnownWords.of(DayOfWeek.class));
        var morning = entries.count("morningMinutes", 0, LAST_MINUTE_OF_A_DAY);
        var holidays = entries.texts("holidays", CalendarReading::day);
        entries.nothingElse();
        if (days.isEmpty()) {
            entries.findings()
                    .add(entries.line("workingDays"), entries.path("workingDays"), "No day is a working day.");
            return standIn();
        }
        return new WorkingCalendar(zone.orElse(ZoneOffset.UTC), Set.copyOf(days), morning.orElse(0), holidays);
    }

    static WorkingCalendar standIn() {
        return new WorkingCalendar(ZoneOffset.UTC, WEEKDAYS, 0, List.of());
    }

    private static ZoneId zone(String written) {
        try {
            return ZoneId.of(written);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("\"" + written + "\" is no time zone, such as Europe/Vienna", unknown);
        }
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("\"" + written + "\" is no day, such as 2026-12-25", unreadable);
        }
    }
}
