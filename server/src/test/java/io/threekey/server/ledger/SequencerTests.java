package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.tlog.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SequencerTests {

    Node node;

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Nested
    class TakingIn {

        @Test
        void publishesNothingBeforeTheFirstEntry() {
            assertThat(node.steps()).isZero();

            assertThat(node.get(Ledger.class).latestCheckpoint()).isEmpty();
            assertThat(node.get(PublishedTree.class).checkpoint()).isEmpty();
        }

        @Test
        void putsEveryEntryInTheTreeUnderASignedCheckpoint() {
            node.tapsTimes(600);

            assertThat(node.steps()).isEqualTo(600);

            var head = node.get(Ledger.class).latestCheckpoint().orElseThrow();
            assertThat(head.size()).isEqualTo(600);
            assertThat(head.origin()).isEqualTo("id.localhost:8080/ledger");
            assertThat(Tree.head(node.get(TileTable.class), 600)).isEqualTo(head.head());
            assertThat(node.jdbc().queryForObject("SELECT count(*) FROM ledger_queue", Long.class))
                    .isZero();
        }

        @Test
        void keepsWhatIsAskedForReadableBeforeAndAfter() {
            node.taps("badge-7");
            var ledger = node.get(Ledger.class);
            assertThat(ledger.entriesOf(Node.TAPPED, "badge-7"))
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.index()).isEmpty());

            node.steps();

            assertThat(ledger.entriesOf(Node.TAPPED, "badge-7")).singleElement().satisfies(entry -> {
                assertThat(entry.index()).hasValue(0);
                assertThat(entry.payload()).isEqualTo(Node.tap("badge-7"));
                assertThat(entry.at()).isEqualTo(node.clock.instant());
            });
        }

        @Test
        void ordersTimesAsItOrdersEntries() {
            var early = new CountDownLatch(1);
            var late = new CountDownLatch(1);
            var slow = Thread.ofVirtual()
                    .start(() -> node.inTransaction(() -> {
                        var id = node.get(Ledger.class).append(Node.TAPPED, "slow", Node.tap("slow"));
                        early.countDown();
                        await(late);
                        return id;
                    }));
            await(early);
            node.clock.advance(Duration.ofSeconds(3));
            node.taps("quick");
            node.steps();
            late.countDown();
            join(slow);
            node.steps();

            var entries = node.get(EntryTable.class).between(0, 10);
            assertThat(entries).extracting(entry -> entry.recorded().subject()).containsExactly("quick", "slow");
            assertThat(entries.get(1).recorded().at())
                    .isBefore(entries.get(0).recorded().at());
            assertThat(entries.get(1).enteredAt()).isEqualTo(entries.get(0).enteredAt());
        }
    }

    @Nested
    class AClockThatWasSetBack {

        @Test
        void takesNoLeafsTimeBackAndLosesNothingAcrossARestart() {
            node.taps("before");
            node.steps();
            node.clock.advance(Duration.ofHours(-1));
            node.taps("after");
            node.steps();
            node = node.restarted();
            node.taps("after a restart");
            node.steps();
            node.clock.advance(Duration.ofHours(2));
            node.taps("when it is right again");
            node.steps();

            var entries = node.get(EntryTable.class).between(0, 9);
            assertThat(entries)
                    .extracting(entry -> entry.recorded().subject())
                    .containsExactly("before", "after", "after a restart", "when it is right again");
            assertThat(entries)
                    .isSortedAccordingTo((one, two) -> one.enteredAt().compareTo(two.enteredAt()));
            assertThat(entries.get(1).enteredAt()).isEqualTo(entries.get(0).enteredAt());
            assertThat(entries.get(1).recorded().at())
                    .as("what its node's clock said is kept beside the tree")
                    .isBefore(entries.get(0).recorded().at());
            assertThat(node.alarms).isEmpty();
        }

        @Test
        void keepsTheOrderOfOneNodesEntries() {
            node.taps("first");
            node.clock.advance(Duration.ofHours(-1));
            node.taps("second");

            node.steps();

            assertThat(node.get(EntryTable.class).between(0, 9))
                    .extracting(entry -> entry.recorded().subject())
                    .containsExactly("first", "second");
        }
    }

    @Nested
    class AnEntryOfTheTransactionAtHand {

        @Test
        void isFoundByItAndByNobodyElseBeforeTheCommit() {
            var ledger = node.get(Ledger.class);
            node.inTransaction(() -> {
                ledger.append(Node.TAPPED, "badge-1", Node.tap("1"));
                assertThat(ledger.entriesOf(Node.TAPPED, "badge-1")).hasSize(1);
                ledger.append(Node.TAPPED, "badge-1", Node.tap("2"));
                return ledger.append(Node.TAPPED, "badge-1", Node.tap("3"));
            });

            assertThat(ledger.entriesOf(Node.TAPPED, "badge-1"))
                    .extracting(LedgerEntry::payload)
                    .containsExactly(Node.tap("1"), Node.tap("2"), Node.tap("3"));
            assertThat(node.steps()).isEqualTo(3);
        }

        @Test
        void takesTheChangeWithItWhenItCannotBeWritten() {
            new io.threekey.server.Intruder(node.database)
                    .runs("ALTER TABLE ledger_queue ADD CHECK (subject <> 'nobody')");

            assertThatThrownBy(() -> node.inTransaction(() -> {
                        node.get(Ledger.class).append(Node.TAPPED, "somebody", Node.tap("1"));
                        node.get(Ledger.class).entriesOf(Node.TAPPED, "somebody");
                        return node.get(Ledger.class).append(Node.TAPPED, "nobody", Node.tap("2"));
                    }))
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);

            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "somebody"))
                    .isEmpty();
            node.taps("the connection is as good as new");
            assertThat(node.steps()).isEqualTo(1);
        }
    }

    /** Ids commit out of order; "id greater than the last" would lose the earlier one. */
    @Nested
    class CommitsOutOfOrder {

        @Test
        void loseNothing() {
            var inserted = new CountDownLatch(1);
            var mayCommit = new CountDownLatch(1);
            var first = new ArrayList<UUID>();
            var slow = Thread.ofVirtual()
                    .start(() -> first.add(node.inTransaction(() -> {
                        var id = node.get(Ledger.class).append(Node.TAPPED, "earlier id", Node.tap("1"));
                        inserted.countDown();
                        await(mayCommit);
                        return id;
                    })));
            await(inserted);
            var second = node.taps("later id");
            assertThat(node.steps()).isEqualTo(1);

            mayCommit.countDown();
            join(slow);
            assertThat(node.steps()).isEqualTo(1);

            assertThat(node.get(EntryTable.class).between(0, 9))
                    .extracting(entry -> entry.recorded().id())
                    .containsExactly(second, first.getFirst());
        }

        @Test
        void loseNothingWhileManyWriteAndTwoSequence() {
            var other = node.andAnother();
            var writers = LongStream.range(0, 8)
                    .mapToObj(writer -> Thread.ofPlatform().start(() -> node.tapsTimes(50)))
                    .toList();
            while (writers.stream().anyMatch(Thread::isAlive)) {
                node.steps();
                other.steps();
            }
            while (node.steps() + other.steps() > 0) {
                node.clock.advance(Duration.ofMillis(1));
            }

            var entries = node.get(EntryTable.class).between(0, 1000);
            assertThat(entries).hasSize(400);
            assertThat(Tree.head(node.get(TileTable.class), 400))
                    .isEqualTo(node.get(Ledger.class)
                            .latestCheckpoint()
                            .orElseThrow()
                            .head());
            assertThat(entries)
                    .isSortedAccordingTo((one, two) -> one.enteredAt().compareTo(two.enteredAt()));
            other.close();
        }
    }

    @Nested
    class ACrash {

        @Test
        void betweenTheStepsChangesNothing() {
            node.tapsTimes(3);
            node.steps();
            node.tapsTimes(3);
            var before = node.get(HeadTable.class).current();

            assertThatThrownBy(() -> node.inTransaction(() -> {
                        node.get(Sequencer.class).step();
                        throw new IllegalStateException("the power went");
                    }))
                    .hasMessage("the power went");

            assertThat(node.get(HeadTable.class).current()).isEqualTo(before);
            assertThat(node.get(EntryTable.class).between(0, 9)).hasSize(3);
            assertThat(node.jdbc().queryForObject("SELECT count(*) FROM ledger_queue", Long.class))
                    .isEqualTo(3);
        }
    }

    @Nested
    class OfTwoSequencers {

        @Test
        void theOneThatSawAnOldHeadCannotPublish() {
            node.taps("one");
            node.steps();
            var old = node.get(HeadTable.class).current();
            node.taps("two");
            node.steps();
            var current = node.get(HeadTable.class).current();

            var published = node.inTransaction(() -> {
                node.get(Ledger.class).append(Node.TAPPED, "x", Node.tap("x"));
                return node.get(HeadTable.class).publish(old, old.tree(), old.checkpoint());
            });

            assertThat(published).isFalse();
            assertThat(node.get(HeadTable.class).current()).isEqualTo(current);
        }

        @Test
        void eachGoesOnWhereTheOtherStopped() {
            var other = node.andAnother();
            for (var round = 0; round < 4; round++) {
                node.taps("round " + round);
                assertThat((round % 2 == 0 ? node : other).steps()).isEqualTo(1);
            }

            assertThat(node.steps() + other.steps()).isZero();
            assertThat(other.get(Ledger.class).latestCheckpoint())
                    .isEqualTo(node.get(Ledger.class).latestCheckpoint());
            other.close();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
