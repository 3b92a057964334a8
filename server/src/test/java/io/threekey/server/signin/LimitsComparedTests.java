package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactGroup;
import io.threekey.server.governance.ReplayedPeriod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LimitsComparedTests {

    private static final ReplayedPeriod NOVEMBER =
            new ReplayedPeriod(PastDays.SIX, PastDays.SIX.plus(Duration.ofDays(30)));
    private static final int A_DAY = 24 * 60;
    private static final int FIVE = 5;

    @Nested
    class AShorterIdleLimit {

        @Test
        void hindersWhomItWouldHaveSignedOutInAPauseTheyCameBackFrom() {
            var impact = fiveTimes(List.of(0, 2, 9, 11), idle(10), idle(10), idle(5));

            assertThat(everybody(impact).hindered()).isEqualTo(FIVE);
            assertThat(signIns(impact)).isEqualTo(figure(5, 10));
            assertThat(impact.mostHinderedPercent()).isEqualTo(100);
        }

        @Test
        void hindersNobodyWhoNeverPausedThatLong() {
            var impact = fiveTimes(List.of(0, 4, 8, 12), idle(10), idle(10), idle(5));

            assertThat(everybody(impact).hindered()).isZero();
            assertThat(signIns(impact)).isEqualTo(figure(5, 5));
            assertThat(impact.mostHinderedPercent()).isZero();
        }

        @Test
        void hindersNobodyWhoWentHomeWithoutSigningOut() {
            var impact = fiveTimes(List.of(0, 1), idle(30), idle(30), idle(2));

            assertThat(everybody(impact).hindered()).isZero();
            assertThat(untouched(impact)).isEqualTo(figure(5 * 29, 5));
        }

        @Test
        void countsAPauseOfExactlyItsLengthAndNoneAMinuteShorter() {
            assertThat(everybody(fiveTimes(List.of(0, 5), idle(10), idle(10), idle(5)))
                            .hindered())
                    .isEqualTo(FIVE);
            assertThat(everybody(fiveTimes(List.of(0, 4), idle(10), idle(10), idle(5)))
                            .hindered())
                    .isZero();
        }
    }

    @Nested
    class AShorterOverallLimit {

        @Test
        void hindersWhoWorkedOnBeyondIt() {
            var impact = fiveTimes(everyFourMinutesFor(600), limit(10, 720), limit(10, 720), limit(10, 480));

            assertThat(everybody(impact).hindered()).isEqualTo(FIVE);
            assertThat(signIns(impact)).isEqualTo(figure(5, 10));
        }

        @Test
        void hindersNobodyWhoLeftBefore() {
            var impact = fiveTimes(everyFourMinutesFor(476), limit(10, 720), limit(10, 720), limit(10, 480));

            assertThat(everybody(impact).hindered()).isZero();
        }
    }

    @Nested
    class ALongerIdleLimit {

        @Test
        void sparesTheSignInOfWhoCameBackSoonAfter() {
            var impact = fiveTimes(List.of(0, 12, 40), idle(10), idle(10), idle(15));

            assertThat(everybody(impact).hindered()).isZero();
            assertThat(signIns(impact)).isEqualTo(figure(15, 10));
        }

        @Test
        void keepsUntouchedSessionsOpenForLonger() {
            var impact = fiveTimes(List.of(0, 30), idle(10), idle(10), idle(20));

            assertThat(untouched(impact)).isEqualTo(figure(5 * 18, 5 * 38));
        }
    }

    @Nested
    class AReplay {

        @Test
        void tellsWhatItCouldNotReplay() {
            var compared = new LimitsCompared(everywhere(idle(10)), everywhere(idle(5)), PastDays.allInEmergency(0));
            compared.takeUnknown();
            PastDays.recorded(PastDays.person(1), idle(10), List.of(0, 3)).forEach(compared::take);

            var figures = compared.impact(NOVEMBER, FIVE).figures();
            assertThat(figures.notReplayed()).isEqualTo(2);
            assertThat(figures.replayed()).isZero();
        }

        @Test
        void countsNobodySparedTwiceByOneSignIn() {
            var compared = new LimitsCompared(everywhere(idle(10)), everywhere(idle(30)), PastDays.allInEmergency(5));
            for (var person = 0; person < FIVE; person++) {
                var somebody = PastDays.person(person);
                PastDays.recorded(somebody, idle(10), List.of(0, 20)).forEach(compared::take);
                PastDays.recorded(somebody, idle(10), List.of(1)).forEach(compared::take);
            }

            assertThat(signIns(compared.impact(NOVEMBER, FIVE))).isEqualTo(figure(15, 10));
        }

        @Test
        void saysThePeakOfTheHoursInWhichPeopleWereHindered() {
            var compared = new LimitsCompared(everywhere(idle(10)), everywhere(idle(5)), PastDays.allInEmergency(7));
            for (var person = 0; person < 3; person++) {
                PastDays.recorded(PastDays.person(person), idle(10), List.of(0, 7))
                        .forEach(compared::take);
            }
            for (var person = 2; person < 7; person++) {
                PastDays.recorded(PastDays.person(person), idle(10), List.of(1000, 1007))
                        .forEach(compared::take);
            }
            var impact = compared.impact(NOVEMBER, FIVE);

            assertThat(impact.peakPeople(Duration.ofHours(1))).isEqualTo(5);
            assertThat(impact.peakPeople(Duration.ofDays(1))).isEqualTo(7);
        }
    }

    @Property(tries = 300)
    void agreesWithAStopwatchHoweverTheIdleLimitsDiffer(
            @ForAll("days") List<List<Integer>> days,
            @ForAll("idleLimits") int recorded,
            @ForAll("idleLimits") int before,
            @ForAll("idleLimits") int after,
            @ForAll long order) {
        var impact = replay(days, idle(recorded), idle(before), idle(after), new Random(order));

        assertThat(signIns(impact)).isEqualTo(figure(sum(days, idle(before)), sum(days, idle(after))));
        assertThat(everybody(impact).hindered())
                .isEqualTo(days.stream()
                        .filter(day -> PastDays.signInsByStopwatch(day, idle(after))
                                > PastDays.signInsByStopwatch(day, idle(before)))
                        .count());
    }

    @Property(tries = 300)
    void agreesWithAStopwatchOnHowLongSessionsStandUntouched(
            @ForAll("days") List<List<Integer>> days,
            @ForAll("idleLimits") int before,
            @ForAll("idleLimits") int after) {
        var impact = replay(days, idle(60), idle(before), idle(after), new Random(1));

        assertThat(untouched(impact).before()).isEqualTo(untouched(days, idle(before)));
        assertThat(untouched(impact).after()).isEqualTo(untouched(days, idle(after)));
    }

    @Property(tries = 300)
    void neverSaysFewerSignInsThanAStopwatchWhereSessionsWouldHaveBeenShorter(
            @ForAll("days") List<List<Integer>> days,
            @ForAll("idleLimits") int idle,
            @ForAll("overallLimits") int overall) {
        var shorter = new SessionLimit(Math.min(idle, overall), overall);
        var impact = replay(days, idle(60), idle(60), shorter, new Random(2));

        assertThat(signIns(impact).after()).isGreaterThanOrEqualTo(sum(days, shorter));
        assertThat(everybody(impact).hindered())
                .isEqualTo(days.stream()
                        .filter(day ->
                                PastDays.signInsByStopwatch(day, shorter) > PastDays.signInsByStopwatch(day, idle(60)))
                        .count());
    }

    @Provide
    Arbitrary<List<List<Integer>>> days() {
        return Arbitraries.integers()
                .between(0, A_DAY - 1)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(touches -> touches.stream().sorted().toList())
                .list()
                .ofMinSize(FIVE)
                .ofMaxSize(9);
    }

    @Provide
    Arbitrary<Integer> idleLimits() {
        return Arbitraries.integers().between(SessionLimit.IDLE_LEAST, SessionLimit.IDLE_MOST);
    }

    @Provide
    Arbitrary<Integer> overallLimits() {
        return Arbitraries.integers().between(SessionLimit.OVERALL_LEAST, SessionLimit.OVERALL_MOST);
    }

    private static Impact fiveTimes(List<Integer> day, SessionLimit recorded, SessionLimit before, SessionLimit after) {
        return replay(Collections.nCopies(FIVE, day), recorded, before, after, new Random(0));
    }

    private static Impact replay(
            List<List<Integer>> days, SessionLimit recorded, SessionLimit before, SessionLimit after, Random order) {
        var sessions = new ArrayList<PastSession>();
        for (var person = 0; person < days.size(); person++) {
            sessions.addAll(PastDays.recorded(PastDays.person(person), recorded, days.get(person)));
        }
        Collections.shuffle(sessions, order);
        var compared = new LimitsCompared(everywhere(before), everywhere(after), PastDays.allInEmergency(days.size()));
        sessions.forEach(compared::take);
        return compared.impact(NOVEMBER, FIVE);
    }

    private static long sum(List<List<Integer>> days, SessionLimit limit) {
        return days.stream()
                .mapToLong(day -> PastDays.signInsByStopwatch(day, limit))
                .sum();
    }

    private static long untouched(List<List<Integer>> days, SessionLimit limit) {
        return days.stream()
                .mapToLong(day -> PastDays.untouchedByStopwatch(day, limit))
                .sum();
    }

    private static List<Integer> everyFourMinutesFor(int minutes) {
        var touches = new ArrayList<Integer>();
        for (var minute = 0; minute <= minutes; minute += 4) {
            touches.add(minute);
        }
        return touches;
    }

    private static ImpactGroup everybody(Impact impact) {
        return impact.figures().everybody().orElseThrow();
    }

    private record Figure(long before, long after) {}

    private static Figure figure(long before, long after) {
        return new Figure(before, after);
    }

    private static Figure signIns(Impact impact) {
        return figureOf(impact, "signin.sign-ins");
    }

    private static Figure untouched(Impact impact) {
        return figureOf(impact, "signin.untouched-minutes");
    }

    private static Figure figureOf(Impact impact, String name) {
        return everybody(impact).figures().stream()
                .filter(figure -> figure.name().equals(name))
                .map((ImpactFigure figure) -> new Figure(figure.before(), figure.after()))
                .findFirst()
                .orElseThrow();
    }

    private static SessionLimits everywhere(SessionLimit limit) {
        return SomeLimits.everywhere(setting -> limit);
    }

    private static SessionLimit idle(int minutes) {
        return limit(minutes, A_DAY);
    }

    private static SessionLimit limit(int idle, int overall) {
        return new SessionLimit(idle, overall);
    }
}
