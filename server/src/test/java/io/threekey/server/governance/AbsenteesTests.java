package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day away is a day on the hospital's wall, also on the days on which the clocks change. */
class AbsenteesTests {

    private static final PersonId ALMEIDA = new PersonId("almeida");

    private static Absentees awayOn(String first, String last) {
        return new Absentees(
                List.of(new Absence(
                        new AbsenceId("0".repeat(24)),
                        1,
                        ALMEIDA,
                        new DaysAway(LocalDate.parse(first), LocalDate.parse(last)))),
                ZoneId.of("Europe/Vienna"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-11-30T23:00:00Z, 2026-12-01T23:00:00Z, 24",
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 23",
        "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 25"
    })
    void areAwayFromMidnightToMidnight(String day, Instant begin, Instant end, int hours) {
        var absentees = awayOn(day, day);
        var absence = absentees.absences().getFirst();

        assertThat(absentees.begin(absence)).isEqualTo(begin);
        assertThat(absentees.end(absence)).isEqualTo(end);
        assertThat(Duration.between(begin, end)).isEqualTo(Duration.ofHours(hours));
        assertThat(absentees.isAway(ALMEIDA, begin)).isTrue();
        assertThat(absentees.isAway(ALMEIDA, begin.minusMillis(1))).isFalse();
        assertThat(absentees.isAway(ALMEIDA, end.minusMillis(1))).isTrue();
        assertThat(absentees.isAway(ALMEIDA, end)).isFalse();
        assertThat(absentees.isAway(new PersonId("brandt"), begin)).isFalse();
    }
}
