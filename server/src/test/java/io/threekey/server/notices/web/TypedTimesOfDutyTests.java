package io.threekey.server.notices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shift's times as somebody types them from the clock on the wall in Vienna. */
class TypedTimesOfDutyTests {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    /** Half past two is left out in the one night and there twice in the other, where the first is meant. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-28T01:59, 2027-03-28T00:59:00Z",
        "2027-03-28T02:30, 2027-03-28T01:30:00Z",
        "2027-03-28T03:00, 2027-03-28T01:00:00Z",
        "2027-10-31T01:59, 2027-10-30T23:59:00Z",
        "2027-10-31T02:30, 2027-10-31T00:30:00Z",
        "2027-10-31T03:00, 2027-10-31T02:00:00Z"
    })
    void areTimesAlsoInTheNightsInWhichTheClocksChange(String typed, Instant meant) {
        assertThat(DutyPage.instant(typed, VIENNA)).contains(meant);
    }

    @Test
    void areNothingWhereTheyAreNoTimes() {
        assertThat(DutyPage.instant("tonight", VIENNA)).isEmpty();
    }
}
