package io.threekey.charter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sponsor's way out opens while the proposal still waits, also over the holidays that the calendar names, and never
 * for what nobody may decide against one of the three: the charter, emergency access, the monitoring of staff.
 */
final class WayOutReview {
    private static final Set<String> NEVER = Set.of("charter", "seat-succession", "break-glass", "staff-monitoring");
    private static final LocalDate A_MONDAY = LocalDate.of(2001, 1, 1);
    private static final int WEEKDAYS = 7;

    private WayOutReview() {}

    static Stream<CharterFault> of(Charter charter) {
        return Stream.concat(forbidden(charter), tooLate(charter));
    }

    private static Stream<CharterFault> forbidden(Charter charter) {
        var never = charter.policyKinds().entrySet().stream()
                .filter(kind -> NEVER.contains(kind.getKey().value()))
                .map(kind -> kind.getValue().decision())
                .collect(Collectors.toSet());
        return withWayOut(charter)
                .filter(right -> never.contains(right.decision())
                        || NEVER.contains(right.decision().value()))
                .map(right -> RightReview.fault(right, "Here the sponsor has no way out: nobody decides it alone."));
    }

    private static Stream<CharterFault> tooLate(Charter charter) {
        return withWayOut(charter)
                .filter(right -> proposals(charter.calendar(), right.openDays())
                        .anyMatch(proposed -> opensTooLate(charter.calendar(), right, proposed)))
                .map(right -> RightReview.clockFault(
                        right, "A proposal could lapse before the sponsor's way out opens, counted in working days."));
    }

    private static boolean opensTooLate(WorkingCalendar calendar, DecisionRight right, Instant proposed) {
        var lapses = proposed.plus(Duration.ofDays(right.openDays()));
        return !calendar.plusWorkingDays(proposed, right.wayOutWorkingDays()).isBefore(lapses);
    }

    /** From each day of a plain week, and from each day that has a holiday ahead while the proposal waits. */
    private static Stream<Instant> proposals(WorkingCalendar calendar, int openDays) {
        return Stream.concat(
                        IntStream.range(0, WEEKDAYS).mapToObj(A_MONDAY::plusDays),
                        calendar.holidays().stream()
                                .flatMap(holiday ->
                                        IntStream.rangeClosed(0, openDays).mapToObj(holiday::minusDays)))
                .distinct()
                .map(day -> day.atTime(LocalTime.NOON).atZone(calendar.zone()).toInstant());
    }

    private static Stream<DecisionRight> withWayOut(Charter charter) {
        return charter.rights().stream().filter(right -> right.wayOutWorkingDays() > 0);
    }
}
