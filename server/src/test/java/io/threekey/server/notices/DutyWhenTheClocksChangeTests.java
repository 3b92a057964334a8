package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.LIND;
import static io.threekey.server.notices.SomeNotices.OKAFOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.notices.DutyRota.Outcome;
import io.threekey.server.notices.DutyWeek.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vienna, where summer time begins on 28 March 2027 and ends on 31 October 2027. */
class DutyWhenTheClocksChangeTests {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private final NoticesNode node = NoticesNode.fresh(Map.of("threekey.time-zone", "Europe/Vienna"));
    private final DutyRota rota = node.get(DutyRota.class);

    @AfterEach
    void stop() {
        node.close();
    }

    private static Instant vienna(String local) {
        return LocalDateTime.parse(local).atZone(VIENNA).toInstant();
    }

    private void itIs(Instant instant) {
        node.clock().advance(Duration.between(node.clock().instant(), instant));
    }

    private Outcome enters(PersonId person, Instant from, Instant until) {
        return rota.enter(Function.IAM, person, from, until, OKAFOR);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-27, 2027-03-28, 11", "2027-10-30, 2027-10-31, 13", "2027-11-06, 2027-11-07, 12"})
    void aNightOnDutyIsAsLongAsTheNight(String evening, String morning, int hours) {
        var from = vienna(evening + "T19:00");
        var until = vienna(morning + "T07:00");
        itIs(from);
        assertThat(enters(LIND, from, until)).isEqualTo(Outcome.DONE);
        assertThat(enters(OKAFOR, until, vienna(morning + "T19:00"))).isEqualTo(Outcome.DONE);

        assertThat(Duration.between(from, until)).isEqualTo(Duration.ofHours(hours));
        assertThat(rota.week(Function.IAM).stretches())
                .startsWith(
                        new Stretch(from, until, List.of(LIND)),
                        new Stretch(until, vienna(morning + "T19:00"), List.of(OKAFOR)));
        for (var hour = 0; hour < hours; hour++) {
            itIs(from.plus(Duration.ofHours(hour)));
            assertThat(rota.onDuty(Function.IAM)).containsExactly(LIND);
        }
        itIs(until);
        assertThat(rota.onDuty(Function.IAM)).containsExactly(OKAFOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-22T08:00", "2027-10-25T08:00", "2027-11-08T08:00"})
    void aWeekAndTheLongestShiftAreDaysOnTheWall(String monday) {
        var now = LocalDateTime.parse(monday);
        itIs(vienna(monday));
        assertThat(enters(
                        LIND,
                        vienna(monday),
                        vienna(now.plusDays(14).plusMinutes(1).toString())))
                .isEqualTo(Outcome.NOT_A_TIME);
        assertThat(enters(LIND, vienna(monday), vienna(now.plusDays(14).toString())))
                .isEqualTo(Outcome.DONE);
        assertThat(rota.week(Function.IAM).stretches())
                .containsExactly(
                        new Stretch(vienna(monday), vienna(now.plusDays(7).toString()), List.of(LIND)));
    }
}
