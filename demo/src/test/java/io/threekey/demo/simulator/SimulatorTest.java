package io.threekey.demo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final LocalDate FOUNDED = LocalDate.of(2026, 8, 25);

    private final List<String> happened = Collections.synchronizedList(new ArrayList<>());

    @Nested
    class APlan {

        @Test
        void isTheSameForTheSameSeed() {
            assertThat(plans(7, rounds("rounds")).written(FOUNDED))
                    .hasSize(20)
                    .isEqualTo(plans(7, rounds("rounds")).written(FOUNDED));
        }

        @Test
        void isAnotherForAnotherSeedAndAnotherDay() {
            var plan = plans(7, rounds("rounds"));
            assertThat(plan.written(FOUNDED))
                    .isNotEqualTo(plans(8, rounds("rounds")).written(FOUNDED));
            assertThat(plan.written(FOUNDED).getFirst())
                    .isNotEqualTo(plan.written(FOUNDED.plusDays(1)).getFirst());
        }

        @Test
        void staysAsItIsWhereAnotherActivityJoins() {
            var alone = plans(7, rounds("rounds")).written(FOUNDED);
            var together = plans(7, rounds("a new one"), rounds("rounds")).written(FOUNDED);
            assertThat(together).hasSize(40).containsAll(alone);
            assertThat(together.stream()
                            .filter(line -> line.contains(" rounds "))
                            .toList())
                    .isEqualTo(alone);
        }
    }

    @Nested
    class APlanThatLeavesSomebodyToOthers {

        private final Plans whole = plans(7, activity("ward", (day, agenda) -> {
            agenda.at(day.at(8, 0), "maja-lind", "comes to a screen", () -> {});
            agenda.at(day.at(8, 0), "somebody-else", "comes to a screen", () -> {});
            agenda.alone(day.at(9, 0), "round", () -> {});
        }));

        @Test
        void keepsWhatEverybodyElseDoes() {
            assertThat(whole.leavingTo(Set.of("maja-lind")).written(FOUNDED))
                    .isEqualTo(whole.written(FOUNDED).stream()
                            .filter(line -> !line.contains("maja-lind"))
                            .toList())
                    .hasSize(2);
        }
    }

    @Nested
    class Walking {

        private final HeldClock clock = HeldClock.at("2026-08-25T05:00:00Z");
        private final Instant end = clock.instant().plus(Duration.ofDays(2));

        @Test
        void doesWhatIsPlannedInOrderOfTimeAndUnderItsClock() throws InterruptedException {
            walk(activity("ward", (day, agenda) -> {
                agenda.alone(day.at(12, 0), "lunch", () -> happened.add("lunch at " + clock.instant()));
                agenda.alone(day.at(8, 0), "round", () -> happened.add("round at " + clock.instant()));
            }));
            assertThat(happened)
                    .containsExactly(
                            "round at 2026-08-25T06:00:00Z",
                            "lunch at 2026-08-25T10:00:00Z",
                            "round at 2026-08-26T06:00:00Z",
                            "lunch at 2026-08-26T10:00:00Z");
            assertThat(clock.instant()).isEqualTo(end);
        }

        @Test
        void leavesOutWhatWasBeforeItsBeginning() throws InterruptedException {
            walk(activity(
                    "ward",
                    (day, agenda) ->
                            agenda.alone(day.at(1, 0), "night round", () -> happened.add("on day " + day.number()))));
            assertThat(happened).containsExactly("on day 1", "on day 2");
        }

        @Test
        void hasNobodyDoTwoThingsAtOnce() throws InterruptedException {
            var busy = ConcurrentHashMap.<String>newKeySet();
            walk(activity(
                    "ward",
                    (day, agenda) -> IntStream.range(0, 200).forEach(number -> {
                        var person = "person-" + number % 3;
                        agenda.at(day.at(9, 0), person, "touch " + number, () -> {
                            assertThat(busy.add(person)).isTrue();
                            happened.add(person + " " + number);
                            busy.remove(person);
                        });
                    })));
            assertThat(happened).hasSize(400);
            assertThat(happened.stream()
                            .filter(done -> done.startsWith("person-1 "))
                            .limit(67))
                    .containsExactlyElementsOf(IntStream.range(0, 200)
                            .filter(number -> number % 3 == 1)
                            .mapToObj(number -> "person-1 " + number)
                            .toList());
        }

        @Test
        void leavesNobodyFarBehind() throws InterruptedException {
            walk(activity(
                    "ward",
                    (day, agenda) -> IntStream.range(0, 50).forEach(number -> {
                        var planned = day.at(9, 0).plusSeconds(number * 10L);
                        agenda.at(planned, "person-" + number, "slow", () -> {
                            pause();
                            assertThat(clock.instant()).isBetween(planned, planned.plusSeconds(60));
                            happened.add("slow");
                        });
                    })));
            assertThat(happened).hasSize(100);
        }

        @Test
        void endsWhereADeedFails() {
            var plan = activity(
                    "ward",
                    (day, agenda) -> agenda.at(day.at(9, 0), "somebody", "fails", () -> {
                        throw new IllegalStateException("the badge does not fit");
                    }));
            assertThatThrownBy(() -> walk(plan)).hasMessage("the badge does not fit");
        }

        @Test
        void goesOnAfterAFailureWhereThatMayHappen() throws InterruptedException {
            var plan = activity("ward", (day, agenda) -> {
                agenda.at(day.at(9, 0), "somebody", "fails", () -> {
                    throw new IllegalStateException("the badge does not fit");
                });
                agenda.at(day.at(9, 1), "somebody", "tries again", () -> happened.add("again"));
            });
            new Simulator(plans(1, plan), 4, day -> {}, failed -> happened.add(failed.getMessage()))
                    .live(clock.instant(), clock.instant().plus(Duration.ofDays(1)), Passing.held(clock));
            assertThat(happened).containsExactly("the badge does not fit", "again");
        }

        private void walk(Activity activity) throws InterruptedException {
            new Simulator(plans(1, activity), 4, day -> {}, Simulator::nothingMayFail)
                    .live(clock.instant(), end, Passing.held(clock));
        }

        private static void pause() {
            try {
                Thread.sleep(2);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Plans plans(long seed, Activity... activities) {
        return new Plans(seed, FOUNDED, VIENNA, List.of(activities));
    }

    private static Activity rounds(String name) {
        return activity(
                name,
                (day, agenda) -> IntStream.range(0, 20)
                        .forEach(number -> agenda.alone(
                                day.at(day.chance().between(0, 23), day.chance().between(0, 59)),
                                name + " " + number,
                                () -> {})));
    }

    private interface Planning {
        void plan(Day day, Agenda agenda);
    }

    private static Activity activity(String name, Planning planning) {
        return new Activity() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void plan(Day day, Agenda agenda) {
                planning.plan(day, agenda);
            }
        };
    }
}
