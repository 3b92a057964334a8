package io.threekey.server.governance.amendment;

import io.threekey.charter.Codes;
import io.threekey.charter.WorkingCalendar;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.amendment.Change.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** On which days clocks would run. With more working days the sponsor's way out opens sooner: that loosens. */
final class CalendarChanges {

    private CalendarChanges() {}

    static Stream<Change> between(WorkingCalendar before, WorkingCalendar after) {
        var row = new Row("calendar", Change.said("part.calendar"), before.document(), after.document());
        return row.fields().flatMap(field -> changes(row, field, before, after));
    }

    private static Stream<Change> changes(Row row, String field, WorkingCalendar before, WorkingCalendar after) {
        return switch (field) {
            case "zone" ->
                Stream.of(Change.field(
                        row, field, before.zone().getId(), after.zone().getId()));
            case "workingDays" ->
                Stream.of(Change.field(row, field, days(before), days(after))
                        .looserWhere(!before.workingDays().containsAll(after.workingDays())));
            case "morningMinutes" -> Stream.of(Change.field(row, field, morning(before), morning(after)));
            case "holidays" -> holidays(before, after);
            default -> Stream.of(Change.asWritten(row, field));
        };
    }

    /** Day by day: a whole year's would hide the one that differs. */
    private static Stream<Change> holidays(WorkingCalendar before, WorkingCalendar after) {
        var come = without(after.holidays(), before.holidays());
        var gone = without(before.holidays(), after.holidays());
        return Stream.of(
                        come.isEmpty() ? Stream.<Change>of() : Stream.of(Change.of("calendar.holidays.added", come)),
                        gone.isEmpty()
                                ? Stream.<Change>of()
                                : Stream.of(Change.of("calendar.holidays.removed", gone)
                                        .looserWhere(true)))
                .flatMap(changes -> changes);
    }

    private static List<LocalDate> without(List<LocalDate> days, List<LocalDate> others) {
        return List.copyOf(
                new TreeSet<>(days.stream().filter(day -> !others.contains(day)).toList()));
    }

    private static List<Words> days(WorkingCalendar calendar) {
        return Stream.of(DayOfWeek.values())
                .filter(calendar.workingDays()::contains)
                .map(day -> Words.of("governance.day." + Codes.code(day)))
                .toList();
    }

    private static String morning(WorkingCalendar calendar) {
        return LocalTime.ofSecondOfDay(calendar.morningMinutes() * 60L).toString();
    }
}
