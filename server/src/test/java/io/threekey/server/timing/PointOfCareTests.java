package io.threekey.server.timing;

import static io.threekey.server.timing.AHospitalThatIsTimed.real;
import static io.threekey.server.timing.AHospitalThatIsTimed.simulated;
import static io.threekey.server.timing.AHospitalThatIsTimed.whenTheWeekIsOver;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactFigures;
import io.threekey.server.governance.ImpactSide;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.measures.Gap;
import io.threekey.server.people.Person;
import io.threekey.server.timing.HowOften.Times;
import io.threekey.server.timing.HowOften.Withheld;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({FoundedHospital.class, AHospitalThatIsTimed.class})
class PointOfCareTests {

    private final AHospitalThatIsTimed hospital;
    private final PointOfCare pointOfCare;
    private final WorkflowLimitsReplay replay;
    private final WardsBeyondTheirLimit beyond;
    private final WeekOfWards week;
    private final FoundedHospital founded;
    private final Intruder intruder;
    private final HeldClock clock;

    @Autowired
    PointOfCareTests(
            AHospitalThatIsTimed hospital,
            PointOfCare pointOfCare,
            WorkflowLimitsReplay replay,
            WardsBeyondTheirLimit beyond,
            WeekOfWards week,
            FoundedHospital founded,
            Intruder intruder,
            HeldClock clock) {
        this.hospital = hospital;
        this.pointOfCare = pointOfCare;
        this.replay = replay;
        this.beyond = beyond;
        this.week = week;
        this.founded = founded;
        this.intruder = intruder;
        this.clock = clock;
    }

    @BeforeEach
    void nothingWasMeasuredOrLimitedBefore() {
        decide(WorkflowLimits.MOST);
        List.of("timing_sign_in", "timing_application", "timing_unproven", "timing_in_the_way")
                .forEach(table -> intruder.runs("delete from " + table));
    }

    @Nested
    class AWard {

        @Test
        void isShownWithTheMedianAndTheNinetyFifthPercentileExactly() {
            var nurses = hospital.ward(CareSetting.WARD, 5);
            for (var seconds = 1; seconds <= 21; seconds++) {
                hospital.comesIn(nurses.get(seconds % 5), real(seconds));
            }

            assertThat(wards(Provenance.REAL)).singleElement().satisfies(ward -> {
                assertThat(ward.signIns()).isEqualTo(21);
                assertThat(ward.whole().half()).isCloseTo(Duration.ofSeconds(11), Duration.ofMillis(500));
                assertThat(ward.whole().most()).isCloseTo(Duration.ofSeconds(20), Duration.ofMillis(500));
                assertThat(ward.limit()).isEmpty();
            });
        }

        @Test
        void ofFourPeopleIsNotShownHoweverOftenTheySignIn() {
            var nurses = hospital.ward(CareSetting.WARD, 4);
            for (var time = 0; time < 20; time++) {
                nurses.forEach(nurse -> hospital.comesIn(nurse, real(3)));
            }

            var figures = figures(Provenance.REAL);
            assertThat(figures.wards()).isEmpty();
            assertThat(figures.everybody()).isEmpty();
            assertThat(figures.stages()).isEmpty();
            assertThat(figures.useCases()).isEmpty();
            assertThat(figures.causes()).isEmpty();
            assertThat(figures.measured()).isTrue();
        }

        /** A mark holds for one week, so the same four in another week are not eight. */
        @Test
        void ofFourPeopleIsNotShownAfterAnotherWeekEither() {
            var nurses = hospital.ward(CareSetting.WARD, 4);
            nurses.forEach(nurse -> hospital.comesIn(nurse, real(3)));
            clock.advance(Duration.ofDays(7));
            nurses.forEach(nurse -> hospital.comesIn(nurse, real(3)));

            assertThat(wards(Provenance.REAL)).isEmpty();
        }

        @Test
        void ofFivePeopleOfWhomOneWasNotMeasuredIsNotShown() {
            var nurses = hospital.ward(CareSetting.WARD, 5);
            nurses.stream().skip(1).forEach(nurse -> hospital.comesIn(nurse, real(3)));
            hospital.comesIn(nurses.getFirst(), BrowserStages.NOT_MEASURED);

            assertThat(wards(Provenance.REAL)).isEmpty();
        }

        @Test
        void saysHowManyDidNotGetInAndMostlyWhy() {
            var nurses = fiveIn(3);
            nurses.forEach(nurse -> hospital.isKeptOut(nurse, "sign-in.key-withdrawn"));
            hospital.isKeptOut(nurses.getFirst(), "sign-in.key-withdrawn");
            hospital.somebodyUnknownIsKeptOut("sign-in.not-known", 7);

            assertThat(wards(Provenance.REAL)).singleElement().satisfies(ward -> {
                assertThat(ward.failed()).isEqualTo(new Times(6));
                assertThat(ward.commonest()).contains("sign-in.key-withdrawn");
            });
            assertThat(figures(Provenance.REAL).causes())
                    .containsExactly(
                            new PointOfCare.Cause("sign-in.not-known", new Times(7)),
                            new PointOfCare.Cause("sign-in.key-withdrawn", new Times(6)));
        }

        @Test
        void saysNoNumberAndNoCauseWhereFewerThanFiveDidNotGetIn() {
            var nurses = fiveIn(3);
            for (var time = 0; time < 9; time++) {
                hospital.isKeptOut(nurses.getFirst(), "sign-in.key-withdrawn");
            }
            hospital.somebodyUnknownIsKeptOut("sign-in.not-known", 4);

            assertThat(wards(Provenance.REAL)).singleElement().satisfies(ward -> {
                assertThat(ward.failed()).isEqualTo(new Withheld());
                assertThat(ward.commonest()).isEmpty();
            });
            assertThat(figures(Provenance.REAL).causes())
                    .containsExactly(
                            new PointOfCare.Cause("sign-in.key-withdrawn", new Withheld()),
                            new PointOfCare.Cause("sign-in.not-known", new Withheld()));
        }

        /** The same one in five weeks has five marks and is no group. */
        @Test
        void countsWhoDidNotGetInWithinOneWeek() {
            var nurses = fiveIn(3);
            for (var week = 0; week < 3; week++) {
                nurses.stream().limit(2).forEach(nurse -> hospital.isKeptOut(nurse, "sign-in.key-withdrawn"));
                clock.advance(Duration.ofDays(7));
            }

            assertThat(wards(Provenance.REAL))
                    .singleElement()
                    .satisfies(ward -> assertThat(ward.failed()).isEqualTo(new Withheld()));
        }
    }

    @Test
    void whatIsSimulatedIsNeverCountedWithWhatIsReal() {
        fiveIn(2);
        var others = hospital.ward(CareSetting.WARD, 5);
        others.forEach(nurse -> hospital.comesIn(nurse, simulated(40)));

        assertThat(figures(Provenance.REAL).everybody().orElseThrow().most()).isLessThan(Duration.ofSeconds(3));
        assertThat(figures(Provenance.SIMULATED).everybody().orElseThrow().half())
                .isGreaterThan(Duration.ofSeconds(39));
        assertThat(wards(Provenance.REAL)).hasSize(1);
        assertThat(wards(Provenance.SIMULATED)).hasSize(1);
    }

    @Test
    void threeWhoAreRealAndFourWhoAreSimulatedAreNeitherGroup() {
        var nurses = hospital.ward(CareSetting.WARD, 7);
        nurses.stream().limit(3).forEach(nurse -> hospital.comesIn(nurse, real(2)));
        nurses.stream().skip(3).forEach(nurse -> hospital.comesIn(nurse, simulated(2)));

        assertThat(wards(Provenance.REAL)).isEmpty();
        assertThat(wards(Provenance.SIMULATED)).isEmpty();
    }

    @Test
    void anApplicationIsShownForThoseWhoCameInForIt() {
        var nurses = fiveIn(2);
        nurses.forEach(nurse -> hospital.comesIn(nurse, real(6), Optional.of("Chart viewer")));

        assertThat(figures(Provenance.REAL).applications()).singleElement().satisfies(application -> {
            assertThat(application.name()).isEqualTo("Chart viewer");
            assertThat(application.whole().most()).isGreaterThan(Duration.ofSeconds(5));
            assertThat(application.own()).isEmpty();
        });
    }

    /** Whoever reads the tables finds no person, no moment, and no mark that lasts. */
    @Test
    void aRowSaysNothingOfAPersonBeyondTheWeek() {
        var nurse = hospital.ward(CareSetting.WARD, 1).getFirst();
        hospital.comesIn(nurse, real(2));
        hospital.comesIn(nurse, real(2));
        clock.advance(Duration.ofDays(7));
        hospital.comesIn(nurse, real(2));

        var rows = intruder.reads("select * from timing_sign_in");
        assertThat(rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.toString())
                        .doesNotContain(nurse.id().value())
                        .doesNotContain(":"));
        assertThat(rows.stream().map(row -> row.get("who")).distinct()).hasSize(2);
    }

    @Nested
    class ALimit {

        @Test
        void thatAWardBreaksIsAGapOfClinicalOperationsUntilItHolds() {
            var nurses = fiveIn(9);
            decide(8);

            countTheWeek();
            assertThat(wards(Provenance.REAL)).singleElement().matches(PointOfCare.OfWard::isBeyond);
            assertThat(beyond.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.owner().code()).isEqualTo("clinical-operations");
                assertThat(gap.subject())
                        .startsWith(nurses.getFirst().ward().id().value());
            });

            assertThat(beyond.gaps().getFirst().what().arguments().contains(clock.instant()))
                    .isTrue();

            decide(10);
            assertThat(wards(Provenance.REAL)).singleElement().matches(ward -> !ward.isBeyond());
            assertThat(beyond.gaps()).isEmpty();
        }

        @Test
        void isNotBrokenByAWardOfTooFewPeople() {
            decide(8);
            hospital.ward(CareSetting.WARD, 4).forEach(nurse -> hospital.comesIn(nurse, real(60)));

            countTheWeek();
            assertThat(beyond.gaps()).extracting(Gap::code).isEmpty();
        }

        @Test
        void thatIsDecidedIsNotProposedAnyMore() {
            decide(8);

            assertThat(figures(Provenance.REAL).undecided()).doesNotContain(UseCase.SHARED_WORKSTATION);
        }
    }

    @Nested
    class AProposedLimit {

        @Test
        void showsHowManySignInsWereBeyondItOnEachWard() {
            var fast = fiveIn(3);
            var slow = fiveIn(30);
            slow.forEach(nurse -> hospital.comesIn(nurse, real(50)));
            hospital.ward(CareSetting.WARD, 2).forEach(nurse -> hospital.comesIn(nurse, real(99)));

            var impact = replayed(40, 20);

            assertThat(impact.replayed()).isEqualTo(5 + 10 + 2);
            var everybody = impact.everybody().orElseThrow();
            assertThat(everybody.people()).isEqualTo(12);
            assertThat(everybody.hindered()).isZero();
            assertThat(everybody.figures())
                    .containsExactly(new ImpactFigure("timing.beyond", ImpactSide.CONTINUITY, 5 + 2, 10 + 2));
            assertThat(fast).isNotEmpty();
        }

        @Test
        void countsTheSamePeopleOfTwoWeeksOnce() {
            var nurses = hospital.ward(CareSetting.WARD, 4);
            nurses.forEach(nurse -> hospital.comesIn(nurse, real(30)));
            clock.advance(Duration.ofDays(7));
            nurses.forEach(nurse -> hospital.comesIn(nurse, real(30)));

            assertThat(replayed(40, 20).everybody()).isEmpty();
        }

        @Test
        void isTriedOnSimulatedSignInsAloneWhereThereAreAny() {
            fiveIn(30);
            hospital.ward(CareSetting.WARD, 5).forEach(nurse -> hospital.comesIn(nurse, simulated(90)));

            var impact = replayed(100, 20);
            assertThat(impact.replayed()).isEqualTo(5);
            assertThat(impact.everybody().orElseThrow().figures())
                    .containsExactly(new ImpactFigure("timing.simulated-beyond", ImpactSide.CONTINUITY, 0, 5));
        }

        private ImpactFigures replayed(int before, int after) {
            var now = clock.instant();
            return replay.replay(
                            address(),
                            new SitesConcerned(Scope.GROUP, Set.of()),
                            WorkflowLimits.everywhere(before).document(),
                            WorkflowLimits.everywhere(after).document(),
                            new ReplayedPeriod(now.minus(ReplayedPeriod.USUAL), now))
                    .figures();
        }
    }

    private List<Person> fiveIn(int seconds) {
        var nurses = hospital.ward(CareSetting.WARD, 5);
        nurses.forEach(nurse -> hospital.comesIn(nurse, real(seconds)));
        return nurses;
    }

    private void decide(int seconds) {
        founded.decides(address(), WorkflowLimits.everywhere(seconds).document());
    }

    private static PolicyAddress address() {
        return new PolicyAddress(WorkflowLimits.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);
    }

    private List<PointOfCare.OfWard> wards(Provenance provenance) {
        return figures(provenance).wards();
    }

    private PointOfCare.Figures figures(Provenance provenance) {
        return figures(provenance, Period.MONTH);
    }

    private PointOfCare.Figures figures(Provenance provenance, Period period) {
        return whenTheWeekIsOver(intruder, clock, () -> pointOfCare.figures(provenance, period));
    }

    private void countTheWeek() {
        whenTheWeekIsOver(intruder, clock, () -> {
            week.count();
            return true;
        });
    }
}
