package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More is written than the tree takes in: writers slow down, and nobody is refused. */
@Timeout(60)
class RoomForWritersTests {

    static final Duration AN_HOUR = Duration.ofHours(1);
    static final Duration A_MOMENT = Duration.ofMillis(200);

    final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        writers.shutdownNow();
    }

    static List<UUID> entries(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    CompletableFuture<Void> write(Runnable work) {
        return CompletableFuture.runAsync(work, writers);
    }

    @Nested
    class AWriter {

        @Test
        void waitsUntilTheSequencerHasMadeRoom() throws Exception {
            var outstanding = new Outstanding(100, AN_HOUR);
            var waiting = entries(100);
            outstanding.committed(waiting);
            var writer = write(outstanding::awaitRoom);

            Thread.sleep(A_MOMENT);
            assertThat(writer).isNotDone();
            outstanding.accountedFor(waiting.subList(0, 1));

            assertThat(writer).succeedsWithin(10, TimeUnit.SECONDS);
        }

        @Test
        void doesNotWaitWhereThereIsRoom() {
            var outstanding = new Outstanding(100, AN_HOUR);
            outstanding.committed(entries(99));

            assertThat(write(outstanding::awaitRoom)).succeedsWithin(10, TimeUnit.SECONDS);
        }

        @Test
        void goesOnAfterAWhileWhereTheSequencerStandsStillAndNobodyWaitsForItAnyMore() {
            var outstanding = new Outstanding(100, Duration.ofMillis(500));
            outstanding.committed(entries(100));
            outstanding.awaitRoom();

            var began = System.nanoTime();
            for (var patient = 0; patient < 1_000; patient++) {
                outstanding.awaitRoom();
            }

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }

        @Test
        void waitsAgainOnceTheSequencerMoves() throws Exception {
            var outstanding = new Outstanding(100, A_MOMENT);
            var waiting = entries(200);
            outstanding.committed(waiting);
            outstanding.awaitRoom();
            outstanding.accountedFor(waiting.subList(0, 50));

            var began = System.nanoTime();
            outstanding.awaitRoom();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(A_MOMENT.dividedBy(2));
        }
    }

    @Test
    void boundsWhatWaitsHoweverMuchIsWritten() {
        var outstanding = new Outstanding(100, AN_HOUR);
        var most = new AtomicInteger();
        var busy = IntStream.range(0, 8)
                .mapToObj(writer -> write(() -> {
                    for (var transaction = 0; transaction < 200; transaction++) {
                        outstanding.awaitRoom();
                        outstanding.committed(entries(10));
                        most.accumulateAndGet(outstanding.waiting(), Math::max);
                    }
                }))
                .toList();
        while (!busy.stream().allMatch(CompletableFuture::isDone)) {
            outstanding.accountedFor(outstanding.unaccounted(30));
        }

        assertThat(busy).allSatisfy(writer -> assertThat(writer).isCompleted());
        assertThat(most).hasValueLessThanOrEqualTo(100 + 8 * 10);
    }

    /** All but a hundred places are taken by entries that stay; people write as fast as they can. */
    @Nested
    class OnANodeUnderLoad {

        static final int WRITERS = 8;
        static final int TRANSACTIONS = 40;
        static final int TOGETHER = 10;
        static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

        final Node node = Node.onFreshDatabase();
        final Outstanding outstanding = node.get(Outstanding.class);
        final Set<UUID> others = Set.copyOf(entries(Outstanding.ROOM - 100));
        final AtomicInteger most = new AtomicInteger();
        final AtomicLong longest = new AtomicLong();

        @AfterEach
        void close() {
            node.close();
        }

        @Test
        void noMoreWaitForTheTreeThanThereIsRoomForAndWhatHadBegun() {
            outstanding.committed(others);
            var busy = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> write(this::goOnWriting))
                    .toList();
            while (!busy.stream().allMatch(CompletableFuture::isDone)) {
                node.steps();
                forgetThoseTakenInBeforeTheirCommitWasNoted();
            }
            node.steps();

            assertThat(busy).allSatisfy(writer -> assertThat(writer).isCompleted());
            assertThat(node.jdbc().queryForObject("SELECT count(*) FROM ledger_entry", Integer.class))
                    .isEqualTo(WRITERS * TRANSACTIONS * TOGETHER);
            // whoever waited in vain goes on in any case, which so slow a machine would bring about
            assumeThat(longest.get()).isLessThan(LONGEST_WAIT.toNanos());
            assertThat(most).hasValueBetween(Outstanding.ROOM, Outstanding.ROOM + WRITERS * TOGETHER);
        }

        private void goOnWriting() {
            for (var transaction = 0; transaction < TRANSACTIONS; transaction++) {
                var began = System.nanoTime();
                node.inTransaction(() -> {
                    longest.accumulateAndGet(System.nanoTime() - began, Math::max);
                    node.tapsTimes(TOGETHER);
                    return true;
                });
                most.accumulateAndGet(outstanding.waiting(), Math::max);
            }
        }

        /** As {@link MissingEntries} does on a node with its threads. */
        private void forgetThoseTakenInBeforeTheirCommitWasNoted() {
            var ours = outstanding.unaccounted(Integer.MAX_VALUE).stream()
                    .filter(entry -> !others.contains(entry))
                    .toList();
            var places = node.get(EntryTable.class).whereabouts(ours);
            places.values().retainAll(Set.of(EntryTable.Whereabouts.IN_THE_TREE));
            outstanding.accountedFor(places.keySet());
        }
    }

    @Nested
    class OnANodeThatIsFull {

        final Node node = Node.onFreshDatabase();
        final List<UUID> others = entries(Outstanding.ROOM);

        @AfterEach
        void close() {
            node.close();
        }

        @Test
        void readersAndTheSequencerGoOnWhileWritersWait() throws Exception {
            node.taps("before");
            node.get(Outstanding.class).committed(others);
            var writer = write(() -> node.taps("nurse"));
            Thread.sleep(A_MOMENT);

            assertThat(writer).isNotDone();
            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "before")).hasSize(1);
            assertThat(node.steps()).isEqualTo(1);

            node.get(Outstanding.class).accountedFor(others);
            assertThat(writer).succeedsWithin(10, TimeUnit.SECONDS);
        }

        @Test
        void aNurseIsNotRefusedThoughTheSequencerStandsStill() {
            node.get(Outstanding.class).committed(others);

            assertThat(write(() -> node.taps("nurse"))).succeedsWithin(30, TimeUnit.SECONDS);

            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "nurse")).hasSize(1);
        }
    }
}
