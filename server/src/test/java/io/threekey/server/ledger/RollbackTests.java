package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Intruder;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.NoteSigner;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole database becomes what it was yesterday, or another one. */
class RollbackTests {

    static final LedgerAlarm ROLLED_BACK = new LedgerAlarm("ledger.rolled-back", List.of("8", "5"));

    Node node;

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
        node.tapsTimes(5);
        node.steps();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    void goesBackToYesterday() {
        var yesterday = node.copyOfDatabase();
        node.tapsTimes(3);
        node.steps();
        node.databaseBecomesAgain(yesterday);
    }

    @Nested
    class ADatabaseOfYesterday {

        @Test
        void raisesTheAlarm() {
            goesBackToYesterday();

            node.steps();

            assertThat(node.alarms).containsExactly(ROLLED_BACK);
        }

        @Test
        void raisesTheAlarmAlsoAcrossARestart() {
            goesBackToYesterday();

            node = node.restarted();
            node.steps();

            assertThat(node.alarms).containsExactly(ROLLED_BACK);
        }

        @Test
        void stopsTheSequencerButNotTheRecording() {
            goesBackToYesterday();

            node.tapsTimes(10);

            assertThat(node.steps()).isZero();
            assertThat(node.get(HeadTable.class).current().tree().size()).isEqualTo(5);
            assertThat(node.jdbc().queryForObject("SELECT count(*) FROM ledger_queue", Long.class))
                    .isEqualTo(10);
        }

        @Test
        void leavesTheLaterCheckpointStandingForReaders() {
            goesBackToYesterday();

            node.steps();

            assertThat(node.get(Ledger.class).latestCheckpoint().orElseThrow().size())
                    .isEqualTo(8);
        }

        @Test
        void thatComesBackToTodayEndsTheAlarm() {
            var yesterday = node.copyOfDatabase();
            node.tapsTimes(3);
            node.steps();
            var today = node.copyOfDatabase();
            node.databaseBecomesAgain(yesterday);
            node.steps();

            node.databaseBecomesAgain(today);
            node.steps();

            assertThat(node.alarms).containsExactly(ROLLED_BACK, new LedgerAllClear("ledger.rolled-back"));
        }
    }

    @Nested
    class ALookThatHadToWait {

        @Test
        void isNotComparedWithWhatWasPublishedMeanwhile() throws InterruptedException {
            var verified = node.get(VerifiedHead.class);
            var slow = new Thread(node.get(IntegrityWalk.class)::nextSlice);
            synchronized (verified) {
                slow.start();
                while (slow.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
                node.tapsTimes(3);
                node.steps();
            }
            slow.join();

            assertThat(node.alarms).isEmpty();
        }
    }

    @Nested
    class AnotherHistory {

        @Test
        void asLongAsTheRememberedOneRaisesTheAlarm() {
            var yesterday = node.copyOfDatabase();
            node.taps("what happened");
            node.steps();
            node.databaseBecomesAgain(yesterday);
            var accomplice = node.andAnother();
            accomplice.taps("what is said to have happened");
            accomplice.steps();

            node.steps();

            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.rolled-back", List.of("6", "6")));
            accomplice.close();
        }

        @Test
        void thatIsLongerRaisesTheAlarm() {
            var yesterday = node.copyOfDatabase();
            node.taps("what happened");
            node.steps();
            node.databaseBecomesAgain(yesterday);
            var accomplice = node.andAnother();
            accomplice.tapsTimes(4);
            accomplice.steps();

            node.steps();

            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.rolled-back", List.of("6", "9")));
            accomplice.close();
        }

        @Test
        void inTheHeadAloneRaisesTheAlarm() {
            new Intruder(node.database).runs("UPDATE ledger_head SET size = 0, root = sha256(''), checkpoint = ''");

            node.steps();

            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.rolled-back", List.of("5", "0")));
        }
    }

    /** After the founding the charter says by which key the ledger is known. */
    @Nested
    class UnderAKeyThatTheCharterPins {

        @BeforeEach
        void isFounded() {
            node.pinned = ARotation.pins(node.get(LogIdentity.class).vkey());
        }

        @Test
        void yesterdayRaisesTheAlarm() {
            goesBackToYesterday();

            assertThat(node.steps()).isZero();
            assertThat(node.alarms).containsExactly(ROLLED_BACK);
        }

        @Test
        void aSmallerHeadUnderSomebodysOwnKeyIsAnAlarmThatStopsDecisionsToo() throws Exception {
            var stranger = NoteSigner.of(
                    node.get(LogIdentity.class).origin(),
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            var smaller = Tree.head(node.get(LedgerTiles.class), 3);
            var note = SignedCheckpoint.sign(Checkpoint.of(stranger.verifier().name(), smaller), stranger)
                    .note();
            new Intruder(node.database)
                    .runs("UPDATE ledger_head SET size = 3, root = decode('%s', 'base64'), checkpoint = '%s'"
                            .formatted(smaller.root().base64(), note));
            new Intruder(node.database).runs("DELETE FROM ledger_entry WHERE index >= 3");

            assertThat(node.steps()).isZero();
            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.foreign-key", List.of("3")));
            assertThat(node.get(Ledger.class).latestCheckpoint().orElseThrow().size())
                    .isEqualTo(5);
        }
    }

    @Nested
    class AnAlteredMemory {

        static final String MEMORY = "ledger-checkpoint";

        @Test
        void stopsTheLedgerAndSaysSoUntilTheGenuineOneIsBack() throws IOException {
            var genuine = Files.readAllBytes(node.memoryOf(MEMORY));
            node.close();
            Files.writeString(node.memoryOf(MEMORY), "somebody else's checkpoint, long enough to have a seal in front");
            node = node.restarted();
            node.taps("after the restart");

            assertThat(node.steps()).isZero();
            assertThat(node.steps()).isZero();
            assertThat(node.alarms)
                    .containsExactly(new LedgerAlarm(
                            "ledger.memory-altered",
                            List.of(node.memoryOf(MEMORY).toString())));

            Files.write(node.memoryOf(MEMORY), genuine);

            assertThat(node.steps()).isEqualTo(1);
            assertThat(node.alarms).last().isEqualTo(new LedgerAllClear("ledger.memory-altered"));
        }
    }

    @Nested
    class ARestart {

        @Test
        void onTheSameDatabaseRaisesNothing() {
            node = node.restarted();
            node.taps("after the restart");

            assertThat(node.steps()).isEqualTo(1);
            assertThat(node.alarms).isEmpty();
        }
    }
}
