package io.threekey.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.threekey.server.jobs.OneTimeJob.Again;
import io.threekey.server.jobs.OneTimeJob.Done;
import io.threekey.server.jobs.OneTimeJob.Due;
import io.threekey.server.jobs.OneTimeJob.Next;
import io.threekey.server.ledger.UnrecordedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

class JobsTests {

    private static final JobName REMIND = new JobName("test.remind");
    private static final Duration SOON = Duration.ofSeconds(15);

    private final List<Due> done = new CopyOnWriteArrayList<>();
    private final Deque<JobNode> nodes = new ArrayDeque<>();
    private volatile Function<Due, Next> work = due -> new Done();
    private volatile List<RecurringJob> recurring = List.of();
    private JobNode node = JobNode.onFreshDatabase(Map.of(), this::contribute);

    JobsTests() {
        nodes.push(node);
    }

    private void starts(JobNode started) {
        nodes.push(started);
        node = started;
    }

    @AfterEach
    void stop() {
        nodes.forEach(JobNode::close);
    }

    private void contribute(AnnotationConfigApplicationContext context) {
        context.registerBean(OneTimeJob.class, () -> new OneTimeJob(REMIND, this::does));
        recurring.forEach(job -> context.registerBean(RecurringJob.class, () -> job));
    }

    private Next does(Due due) {
        done.add(due);
        return work.apply(due);
    }

    private boolean schedules(String key, Duration in) {
        var scheduled = new boolean[1];
        node.happens(() -> scheduled[0] = node.get(Jobs.class).schedule(REMIND, key, in(in), "about " + key));
        return scheduled[0];
    }

    private Instant in(Duration time) {
        return node.clock.instant().plus(time);
    }

    private void awaitDone(String... keys) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(done).extracting(Due::key).containsExactlyInAnyOrder(keys));
    }

    private void awaitNothingLeft() {
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEmpty());
    }

    private void assertStaysDone(String... keys) {
        node.awaitLooks();
        assertThat(done).extracting(Due::key).containsExactlyInAnyOrder(keys);
    }

    private List<Map<String, @Nullable Object>> rows() {
        return node.intruder.reads("select * from jobs_job where task_name = 'test.remind'");
    }

    @Nested
    class AJob {

        @Test
        void isDoneWhenItIsDueAndNotBefore() {
            schedules("later", Duration.ofMinutes(10));
            assertStaysDone();

            node.clock.advance(Duration.ofMinutes(10));

            awaitDone("later");
            assertThat(done).containsExactly(new Due("later", "about later"));
            awaitNothingLeft();
        }

        @Test
        void isDoneAtOnceWhereItIsDueAlready() {
            schedules("now", Duration.ZERO);
            awaitDone("now");
        }

        @Test
        void isScheduledOnceForEachKey() {
            assertThat(schedules("once", Duration.ofMinutes(1))).isTrue();
            assertThat(schedules("once", Duration.ofMinutes(2))).isFalse();
            assertThat(rows()).hasSize(1);
        }

        @Test
        void isNotScheduledWhereTheTransactionFails() {
            assertThatThrownBy(() -> node.happens(() -> {
                        node.get(Jobs.class).schedule(REMIND, "undone", in(Duration.ZERO), "");
                        throw new IllegalStateException("later in the same transaction");
                    }))
                    .hasMessage("later in the same transaction");
            assertThat(rows()).isEmpty();
        }

        @Test
        void isNotScheduledWithoutARecordOfWhatCallsForIt() {
            var unrecorded = node.transaction();
            assertThatThrownBy(() -> unrecorded.executeWithoutResult(
                            status -> node.get(Jobs.class).schedule(REMIND, "unrecorded", in(Duration.ZERO), "")))
                    .isInstanceOf(UnrecordedChange.class);
        }

        @Test
        void isNotScheduledOutsideOfATransaction() {
            assertThatThrownBy(() -> node.get(Jobs.class).schedule(REMIND, "loose", in(Duration.ZERO), ""))
                    .isInstanceOf(IllegalTransactionStateException.class);
        }

        @Test
        void isCalledOff() {
            schedules("called-off", Duration.ofMinutes(1));
            node.happens(() -> assertThat(node.get(Jobs.class).callOff(REMIND, "called-off"))
                    .isTrue());
            node.clock.advance(Duration.ofMinutes(2));
            assertStaysDone();
        }

        @Test
        void thatIsNotDoneYetIsDoneAgainWhenItSays() {
            work = due -> done.size() == 1 ? new Again(in(Duration.ofMinutes(5))) : new Done();
            schedules("twice", Duration.ZERO);
            awaitDone("twice");
            assertStaysDone("twice");

            node.clock.advance(Duration.ofMinutes(5));

            awaitDone("twice", "twice");
            awaitNothingLeft();
        }

        @Test
        void thatFailsIsTriedAgainLaterAndLater() {
            work = due -> {
                throw new IllegalStateException("the ward's printer is out of paper");
            };
            schedules("failing", Duration.ZERO);
            awaitDone("failing");
            awaitFailures(1);
            node.clock.advance(Duration.ofSeconds(10));
            awaitDone("failing", "failing");
            awaitFailures(2);
            node.clock.advance(Duration.ofSeconds(10));
            assertStaysDone("failing", "failing");
            node.clock.advance(Duration.ofSeconds(10));
            awaitDone("failing", "failing", "failing");
        }

        private void awaitFailures(int count) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(rows())
                            .allSatisfy(row -> assertThat(row)
                                    .containsEntry("consecutive_failures", count)
                                    .containsEntry("picked", false)));
        }

        @Test
        void changesNothingWithoutRecordingIt() {
            work = due -> {
                node.transaction()
                        .executeWithoutResult(status -> node.get(JdbcClient.class)
                                .sql("delete from ledger_quarantine")
                                .update());
                node.transaction()
                        .executeWithoutResult(status -> node.get(JdbcClient.class)
                                .sql(
                                        "insert into notices_address (person, version, mail, pager, mac) values ('p', 1, '', '', '')")
                                .update());
                return new Done();
            };
            schedules("unrecorded", Duration.ZERO);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(rows())
                            .allSatisfy(row -> assertThat(row).containsEntry("consecutive_failures", 1)));
            assertThat(node.intruder.reads("select * from notices_address")).isEmpty();
        }
    }

    @Nested
    class ARestart {

        @Test
        void forgetsNothing() {
            schedules("kept", Duration.ofMinutes(10));
            node.close();
            node.clock.advance(Duration.ofMinutes(11));
            assertThat(done).isEmpty();

            starts(node.andAnother());

            awaitDone("kept");
        }

        @Test
        void takesOverWhatADeadNodeHadBegun() {
            schedules("begun", Duration.ofMinutes(10));
            node.close();
            node.intruder.runs("""
                    update jobs_job set picked = true, picked_by = 'a node that is gone', last_heartbeat = execution_time
                    where task_instance = 'begun'""");
            node.clock.advance(Duration.ofMinutes(12));

            starts(node.andAnother());

            awaitDone("begun");
            awaitNothingLeft();
        }
    }

    @Nested
    class ADatabaseThatIsAway {

        @Test
        void isWaitedFor() throws InterruptedException {
            schedules("waiting", Duration.ofMinutes(1));
            node.intruder.runs("alter table jobs_job rename to away");
            node.clock.advance(Duration.ofMinutes(1));
            Thread.sleep(1500); // some looks that fail; a machine too slow for them shows less, and nothing wrong
            assertThat(done).isEmpty();

            node.intruder.runs("alter table away rename to jobs_job");

            awaitDone("waiting");
        }
    }

    @Nested
    class SeveralNodes {

        @Test
        void doEachJobOnce() {
            var keys = IntStream.range(0, 40).mapToObj(i -> "job-" + i).toList();
            keys.forEach(key -> schedules(key, Duration.ofMinutes(1)));
            starts(node.andAnother());

            node.clock.advance(Duration.ofMinutes(1));

            awaitDone(keys.toArray(String[]::new));
            awaitNothingLeft();
            assertStaysDone(keys.toArray(String[]::new));
        }

        @Test
        void doARecurringJobOnceEachTime() {
            var rounds = new CopyOnWriteArrayList<Instant>();
            recurring = List.of(
                    RecurringJob.every(Duration.ofMinutes(5), "test.round", () -> rounds.add(node.clock.instant())));
            starts(node.andAnother());
            starts(node.andAnother());

            await().atMost(SOON).until(() -> rounds.size() == 1);
            node.awaitLooks();
            node.clock.advance(Duration.ofMinutes(5));
            await().atMost(SOON).until(() -> rounds.size() == 2);
            node.awaitLooks();
            assertThat(rounds).hasSize(2);
        }
    }

    @Nested
    class ARowThatThreekeyDidNotWrite {

        @Test
        void isNotDone() {
            node.intruder.runs("""
                    insert into jobs_job (task_name, task_instance, task_data, execution_time, picked, version)
                    values ('test.remind', 'forged', 'about forged', '2026-11-22T07:00:00Z', false, 1)""");
            awaitNothingLeft();
            assertStaysDone();
        }

        @Test
        void isNotDoneWithOtherDataThanItWasScheduledWith() {
            schedules("altered", Duration.ofMinutes(1));
            node.intruder.runs("update jobs_job set task_data = task_data || 'x' where task_instance = 'altered'");
            node.clock.advance(Duration.ofMinutes(1));
            awaitNothingLeft();
            assertStaysDone();
        }

        @Test
        void isNotDoneUnderAnotherKey() {
            schedules("moved", Duration.ofMinutes(1));
            node.intruder.runs("update jobs_job set task_instance = 'elsewhere' where task_instance = 'moved'");
            node.clock.advance(Duration.ofMinutes(1));
            awaitNothingLeft();
            assertStaysDone();
        }
    }
}
