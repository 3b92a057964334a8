package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The days on which the hospital's offices work, so that clocks of decisions do not run over Easter and what expires
 * does so on a working morning.
 *
 * @param morningMinutes after midnight, local time, 0 to 1439
 */
public record WorkingCalendar(ZoneId zone, Set<DayOfWeek> workingDays, int morningMinutes, List<LocalDate> holidays) {
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int LONGEST_SEARCH_DAYS = 366;
    private static final long LONGEST_COUNT_DAYS = 36_600;

    public WorkingCalendar {
        workingDays = Set.copyOf(workingDays);
        holidays = List.copyOf(holidays);
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException("a calendar without a working day");
        }
        if (morningMinutes < 0 || morningMinutes >= MINUTES_A_DAY) {
            throw new IllegalArgumentException("a morning at minute " + morningMinutes + " of the day");
        }
    }

    public boolean isWorkingDay(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The first working morning at or after the instant. */
    public Instant workingMorning(Instant from) {
        var day = from.atZone(zone).toLocalDate();
        for (int searched = 0; searched < LONGEST_SEARCH_DAYS; searched++) {
            var morning = morning(day.plusDays(searched));
            if (isWorkingDay(day.plusDays(searched)) && !morning.isBefore(from)) {
                return morning;
            }
        }
        return morning(day.plusDays(LONGEST_SEARCH_DAYS));
    }

    /**
     * The same time of day, so many working days later; the day of the instant itself does not count. Of more than a
     * century's worth, or in a calendar that has no more working days, an instant that lies far off.
     */
    public Instant plusWorkingDays(Instant from, int days) {
        var start = from.atZone(zone);
        var last = Math.min(days * (long) DayOfWeek.values().length + LONGEST_SEARCH_DAYS, LONGEST_COUNT_DAYS);
        var day = start.toLocalDate();
        var passed = 0;
        for (long searched = 0; passed < days && searched < last; searched++) {
            day = day.plusDays(1);
            passed += isWorkingDay(day) ? 1 : 0;
        }
        // from the day that was counted to, not step by step: a skipped hour on the way would move the time of day
        return start.with(day).toInstant();
    }

    /** In a day whose morning falls into the hour that summer time skips, the hour after it. */
    private Instant morning(LocalDate day) {
        return day.atTime(LocalTime.ofSecondOfDay(morningMinutes * 60L))
                .atZone(zone)
                .toInstant();
    }

    public JsonObject document() {
        return Json.object()
                .put("zone", zone.getId())
                .put(
                        "workingDays",
                        JsonArray.ofTexts(EnumSet.copyOf(workingDays).stream()
                                .map(Codes::code)
                                .toList()))
                .put("morningMinutes", morningMinutes)
                .put(
                        "holidays",
                        JsonArray.ofTexts(
                                holidays.stream().map(LocalDate::toString).toList()))
                .build();
    }

    static WorkingCalendar read(Fields fields) {
        return new WorkingCalendar(
                fields.text("zone", WorkingCalendar::zone),
                Set.copyOf(fields.texts("workingDays", day -> Codes.find(DayOfWeek.class, day))),
                fields.count("morningMinutes"),
                fields.texts("holidays", WorkingCalendar::day));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("'" + name + "' is not a time zone", unknown);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("'" + text + "' is not a day as in 2026-12-25", unreadable);
        }
    }
}
