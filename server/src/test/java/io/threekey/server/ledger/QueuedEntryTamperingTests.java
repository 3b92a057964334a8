package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Intruder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with SQL on the live database can do to an entry that waits for the tree, and how it is noticed. */
class QueuedEntryTamperingTests {

    static final LedgerAlarm LOST_ONE = new LedgerAlarm("ledger.lost-entry", List.of("1"));

    static Node node;
    static Intruder intruder;

    @BeforeAll
    static void start() {
        node = Node.onFreshDatabase();
        intruder = new Intruder(node.database);
        node.tapsTimes(10);
        node.steps();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void reviewsWhatWasSetAside() {
        intruder.runs("DELETE FROM ledger_quarantine");
        node.get(MissingEntries.class).look();
        node.alarms.clear();
    }

    @Test
    void thatIsForgedIsSetAside() {
        intruder.runs("""
                INSERT INTO ledger_queue
                SELECT gen_random_uuid(), at, type, 'made up', payload, salt, mac FROM ledger_entry LIMIT 1""");

        assertThat(node.steps()).isZero();

        assertSetAside("its seal does not hold");
        assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "made up")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject = 'somebody else'",
                "payload = '{}'",
                "type = 'test.other'",
                "at = at - interval '1 day'",
                "at = 'infinity'",
                "salt = sha256('')",
                "id = gen_random_uuid()"
            })
    void thatIsEditedIsSetAside(String edit) {
        node.taps("badge");
        intruder.runs("UPDATE ledger_queue SET " + edit);
        node.taps("another badge");

        assertThat(node.steps()).isEqualTo(1);

        assertSetAside("its seal does not hold");
    }

    @Test
    void thatIsPutBackASecondTimeIsSetAside() {
        intruder.runs("INSERT INTO ledger_queue"
                + " SELECT id, at, type, subject, payload, salt, mac FROM ledger_entry WHERE index = 7");

        assertThat(node.steps()).isZero();

        assertSetAside("it is in the tree already");
    }

    @Test
    void thatIsDeletedIsMissed() {
        node.taps("badge");
        intruder.runs("DELETE FROM ledger_queue");

        node.steps();
        node.get(MissingEntries.class).look();

        assertThat(node.alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(((LedgerAlarm) alarm).code()).isEqualTo("ledger.lost-entry"));
    }

    @Test
    void thatIsEditedIsMissedAsWell() {
        node.taps("badge");
        intruder.runs("UPDATE ledger_queue SET payload = '{}'");

        node.steps();
        node.get(MissingEntries.class).look();

        assertThat(codes()).contains("ledger.lost-entry");
    }

    @Nested
    class ThatWasDeleted {

        Node other;
        Intruder otherIntruder;

        @BeforeEach
        void isMissed() {
            other = Node.onFreshDatabase();
            otherIntruder = new Intruder(other.database);
            other.tapsTimes(3);
            other.steps();
            other.taps("badge");
            otherIntruder.runs("CREATE TABLE kept AS TABLE ledger_queue");
            otherIntruder.runs("DELETE FROM ledger_queue");
            other.steps();
            other.get(MissingEntries.class).look();
            assertThat(other.alarms).containsExactly(LOST_ONE);
        }

        @AfterEach
        void stop() {
            other.close();
        }

        @Test
        void isFoundAgainOnceItsRowCameBackAndStandsInTheTree() {
            otherIntruder.runs("INSERT INTO ledger_queue TABLE kept");
            other.get(MissingEntries.class).look();
            assertThat(other.alarms).as("while it still waits").containsExactly(LOST_ONE);

            other.steps();
            other.get(MissingEntries.class).look();

            assertThat(other.alarms).containsExactly(LOST_ONE, new LedgerAllClear("ledger.lost-entry"));
        }

        @Test
        void isNotFoundInARowThatSomebodyPutBesideTheTree() {
            otherIntruder.runs("""
                    INSERT INTO ledger_entry (index, id, at, type, subject, payload, salt, mac, entered_at, leaf)
                    SELECT 3, id, at, type, subject, payload, salt, mac, at, (SELECT leaf FROM ledger_entry LIMIT 1)
                    FROM kept""");

            other.get(MissingEntries.class).look();

            assertThat(other.alarms).containsExactly(LOST_ONE);
        }

        @Test
        void isNotFoundInAnEntryThatTookItsName() {
            otherIntruder.runs("UPDATE ledger_entry SET id = (SELECT id FROM kept) WHERE index = 1");

            other.get(MissingEntries.class).look();

            assertThat(other.alarms).containsExactly(LOST_ONE);
        }
    }

    private static List<String> codes() {
        return node.alarms.stream()
                .filter(LedgerAlarm.class::isInstance)
                .map(alarm -> ((LedgerAlarm) alarm).code())
                .toList();
    }

    @Test
    void thatIsOrderlyTakenInIsNotMissed() {
        node.taps("badge");
        node.get(MissingEntries.class).look();
        node.steps();
        node.get(MissingEntries.class).look();

        assertThat(node.alarms).isEmpty();
    }

    private void assertSetAside(String reason) {
        assertThat(intruder.reads("SELECT reason FROM ledger_quarantine"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("reason")).isEqualTo(reason));
        assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.forged-entry", List.of("1")));
        assertThat(intruder.reads("SELECT * FROM ledger_queue")).isEmpty();
    }
}
