package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which days somebody can be said to be away; today is 22 November 2026. */
class DaysThatFitTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private static DaysAway days(String first, String last) {
        return new DaysAway(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static Optional<AbsenceOutcome> refusal(
            String first, String last, Optional<DaysAway> before, DaysAway... others) {
        return DaysThatFit.refusal(LocalDate.parse(first), LocalDate.parse(last), TODAY, before, List.of(others));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22,",
        "2026-11-22, 2026-12-03,",
        "2026-12-24, 2027-01-06,",
        "2026-11-22, 2027-11-22,",
        "2027-11-22, 2028-11-22,",
        "2026-12-03, 2026-12-02, BACKWARDS",
        "2026-11-20, 2026-11-19, BACKWARDS",
        "2026-11-01, 2026-11-21, OVER",
        "2026-11-21, 2026-11-21, OVER",
        "2026-11-21, 2026-11-22, BEGAN_EARLIER",
        "2027-11-23, 2027-11-24, TOO_FAR_AHEAD",
        "+999999999-12-31, +999999999-12-31, TOO_FAR_AHEAD",
        "2026-11-22, 2027-11-23, TOO_LONG",
        "2026-11-22, +999999999-12-31, TOO_LONG",
        "-999999999-01-01, +999999999-12-31, BEGAN_EARLIER"
    })
    void areOfTodayOrLaterInOrderAndAYearAtMost(String first, String last, AbsenceOutcome refused) {
        assertThat(refusal(first, last, Optional.empty())).isEqualTo(Optional.ofNullable(refused));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-12-09,",
        "2026-12-21, 2026-12-22,",
        "2026-12-01, 2026-12-10, OVERLAPS",
        "2026-12-20, 2026-12-22, OVERLAPS",
        "2026-12-12, 2026-12-13, OVERLAPS",
        "2026-12-01, 2026-12-31, OVERLAPS"
    })
    void areNotNotedAlready(String first, String last, AbsenceOutcome refused) {
        assertThat(refusal(first, last, Optional.empty(), days("2026-12-10", "2026-12-20")))
                .isEqualTo(Optional.ofNullable(refused));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10, 2026-12-20,",
        "2026-11-10, 2026-11-22,",
        "2026-11-10, 2026-11-21, OVER",
        "2026-11-11, 2026-12-20, BEGAN_EARLIER",
        "2026-11-10, 2027-11-11, TOO_LONG"
    })
    void thatGoOnKeepTheirFirstDayBehind(String first, String last, AbsenceOutcome refused) {
        assertThat(refusal(first, last, Optional.of(days("2026-11-10", "2026-11-30"))))
                .isEqualTo(Optional.ofNullable(refused));
    }

    @Test
    void neverRunBackwards() {
        assertThatThrownBy(() -> days("2026-12-03", "2026-12-02"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-12-03");
    }
}
