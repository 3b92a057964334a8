package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.server.governance.ImpactTally.Share;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SmallGroupsTests {

    private static final Instant SEVEN = Instant.parse("2026-11-02T06:00:00Z");
    private static final ReplayedPeriod MONTH = new ReplayedPeriod(SEVEN, SEVEN.plus(Duration.ofDays(30)));
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(tries = 500)
    void areNeverShown(@ForAll("wards") Map<WorkPlace, Integer> wards, @ForAll @IntRange(min = 5, max = 20) int least) {
        assertThat(impactOf(wards, least).figures().groups())
                .allSatisfy(group -> assertThat(group.people()).isGreaterThanOrEqualTo(least));
    }

    /** Whoever subtracts what is shown from its sum finds nobody. */
    @Property(tries = 500)
    void areNeverLeftOver(
            @ForAll("wards") Map<WorkPlace, Integer> wards, @ForAll @IntRange(min = 5, max = 20) int least) {
        assertThat(impactOf(wards, least).figures().groups())
                .filteredOn(group -> !group.parts().isEmpty())
                .allSatisfy(group -> assertThat(group.parts().stream()
                                .mapToInt(ImpactGroup::people)
                                .sum())
                        .isEqualTo(group.people()));
    }

    @Property(tries = 500)
    void loseNobodyWhereEverybodyTogetherIsEnough(@ForAll("wards") Map<WorkPlace, Integer> wards) {
        var people = wards.values().stream().mapToInt(many -> many).sum();

        assertThat(impactOf(wards, 5)
                        .figures()
                        .everybody()
                        .map(ImpactGroup::people)
                        .orElse(0))
                .isEqualTo(people < 5 ? 0 : people);
    }

    @Property(tries = 200)
    void comeBackFromTheDocumentThatIsSigned(@ForAll("wards") Map<WorkPlace, Integer> wards) {
        var impact = impactOf(wards, 5);

        assertThat(ImpactFigures.of(impact.document())).isEqualTo(impact.figures());
    }

    @Provide
    Arbitrary<Map<WorkPlace, Integer>> wards() {
        var ward = Combinators.combine(
                        Arbitraries.of(CareSetting.WARD, CareSetting.INTENSIVE_CARE, CareSetting.OFFICE),
                        Arbitraries.integers().between(1, 6))
                .as((setting, number) -> new WorkPlace(setting, setting.code() + " " + number, BERLIN));
        return Arbitraries.maps(ward, Arbitraries.integers().between(1, 12))
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Nested
    class AWard {

        private static final WorkPlace BIG = ward("A");
        private static final WorkPlace SMALL = ward("B");
        private static final WorkPlace TINY = ward("C");

        @Test
        void withFewerThanFivePeopleIsCountedAmongOthers() {
            assertThat(partsOfTheWards(Map.of(BIG, 9, SMALL, 4, TINY, 2)))
                    .extracting(part -> part.name().name(), ImpactGroup::people)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("A", 9),
                            org.assertj.core.api.Assertions.tuple("", 6));
        }

        @Test
        void aloneTooSmallTakesTheNextSmallestWithIt() {
            assertThat(partsOfTheWards(Map.of(BIG, 9, SMALL, 6, TINY, 2)))
                    .extracting(part -> part.name().name(), ImpactGroup::people)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("A", 9),
                            org.assertj.core.api.Assertions.tuple("", 8));
        }

        @Test
        void isNotShownBesideOneTooSmall() {
            assertThat(partsOfTheWards(Map.of(BIG, 9, TINY, 2))).isEmpty();
        }

        @Test
        void onShiftWithFewerThanFiveCountsWithTheOthersOnShift() {
            assertThat(impactOf(Map.of(BIG, 4), 5).mostHinderedPercent()).isZero();
            assertThat(impactOf(Map.of(BIG, 4, SMALL, 4), 5).mostHinderedPercent())
                    .isEqualTo(50);
        }

        private static WorkPlace ward(String name) {
            return new WorkPlace(CareSetting.WARD, name, BERLIN);
        }

        private static List<ImpactGroup> partsOfTheWards(Map<WorkPlace, Integer> wards) {
            return impactOf(wards, 5).figures().everybody().orElseThrow().parts().stream()
                    .flatMap(setting -> setting.parts().stream())
                    .toList();
        }
    }

    /** Every second person of a ward is hindered. */
    private static Impact impactOf(Map<WorkPlace, Integer> wards, int least) {
        var tally = new ImpactTally();
        wards.forEach((ward, people) -> {
            for (var number = 0; number < people; number++) {
                var share = new Share(
                        SEVEN,
                        SEVEN.plusSeconds(600),
                        number % 2 == 0,
                        List.of(new ImpactFigure("signin.sign-ins", ImpactSide.CONTINUITY, 1, 1 + number % 2)));
                tally.signIn(new PersonId((ward.ward() + "-" + number).replace(' ', '-')), ward, share);
            }
        });
        return tally.impact(MONTH, least);
    }
}
