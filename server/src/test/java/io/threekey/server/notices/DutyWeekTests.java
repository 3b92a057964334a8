package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.LIND;
import static io.threekey.server.notices.SomeNotices.OKAFOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.notices.DutyWeek.Stretch;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyWeekTests {

    private static Instant at(int hour) {
        return Instant.parse("2026-11-22T00:00:00Z").plusSeconds(hour * 3600L);
    }

    private static Shift shift(PersonId person, int from, int until) {
        return new Shift(new ShiftId("0".repeat(24)), 1, Function.IAM, person, at(from), at(until));
    }

    private static List<Stretch> week(Shift... shifts) {
        return DutyWeek.of(List.of(shifts), at(0), at(24)).stretches();
    }

    @Test
    void withoutShiftsIsOneGap() {
        assertThat(week()).containsExactly(new Stretch(at(0), at(24), List.of()));
        assertThat(week().getFirst().isGap()).isTrue();
    }

    @Test
    void showsGapsAndOverlapsBetweenShifts() {
        assertThat(week(shift(OKAFOR, 2, 10), shift(LIND, 8, 12)))
                .containsExactly(
                        new Stretch(at(0), at(2), List.of()),
                        new Stretch(at(2), at(8), List.of(OKAFOR)),
                        new Stretch(at(8), at(10), List.of(OKAFOR, LIND)),
                        new Stretch(at(10), at(12), List.of(LIND)),
                        new Stretch(at(12), at(24), List.of()));
    }

    @Test
    void joinsShiftsOfOnePersonThatFollowEachOther() {
        assertThat(week(shift(OKAFOR, 0, 8), shift(OKAFOR, 8, 24)))
                .containsExactly(new Stretch(at(0), at(24), List.of(OKAFOR)));
    }

    @Test
    void countsAPersonOnceWhoEnteredTwice() {
        assertThat(week(shift(OKAFOR, 0, 24), shift(OKAFOR, 0, 24))).allMatch(stretch -> !stretch.isOverlap());
    }

    @Test
    void cutsWhatReachesBeyondIt() {
        assertThat(week(shift(OKAFOR, -5, 30))).containsExactly(new Stretch(at(0), at(24), List.of(OKAFOR)));
    }

    @Test
    void knowsNoShiftThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> shift(OKAFOR, 3, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
