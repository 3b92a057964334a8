package io.threekey.server.governance;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** For which days somebody can be said to be away: to come or still going on, foreseeable, and not said already. */
final class DaysThatFit {

    private static final Period LONGEST = Period.ofYears(1);

    private DaysThatFit() {}

    /**
     * Why the days do not fit; empty where they do.
     *
     * @param before what is being changed; its first day may lie behind
     * @param others that are declared for the same person
     */
    static Optional<AbsenceOutcome> refusal(
            LocalDate first, LocalDate last, LocalDate today, Optional<DaysAway> before, List<DaysAway> others) {
        if (last.isBefore(first)) {
            return Optional.of(AbsenceOutcome.BACKWARDS);
        }
        if (last.isBefore(today)) {
            return Optional.of(AbsenceOutcome.OVER);
        }
        if (first.isBefore(today)
                && before.filter(known -> known.first().equals(first)).isEmpty()) {
            return Optional.of(AbsenceOutcome.BEGAN_EARLIER);
        }
        if (first.isAfter(today.plus(LONGEST))) {
            return Optional.of(AbsenceOutcome.TOO_FAR_AHEAD);
        }
        if (last.isAfter(first.plus(LONGEST))) {
            return Optional.of(AbsenceOutcome.TOO_LONG);
        }
        var days = new DaysAway(first, last);
        return others.stream().anyMatch(days::overlaps) ? Optional.of(AbsenceOutcome.OVERLAPS) : Optional.empty();
    }
}
