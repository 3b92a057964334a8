package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.server.Intruder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with SQL on the live database can do to what stands in the tree, and how it is noticed. */
class TreeTamperingTests {

    static final List<String> KEPT = List.of("ledger_queue", "ledger_entry", "ledger_tile");

    static Node node;
    static Intruder intruder;

    @BeforeAll
    static void start() {
        node = Node.onFreshDatabase();
        intruder = new Intruder(node.database);
        node.tapsTimes(300);
        node.steps();
        KEPT.forEach(table -> intruder.runs("CREATE TABLE kept_" + table + " AS TABLE " + table));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void putsEverythingRight() {
        KEPT.forEach(table -> {
            intruder.runs("DELETE FROM " + table);
            intruder.runs("INSERT INTO " + table + " SELECT * FROM kept_" + table);
        });
        node.get(IntegrityWalk.class).nextSlice();
        node.alarms.clear();
    }

    @Nested
    class AnEntryInTheTree {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UPDATE ledger_entry SET payload = '{}' WHERE index = 17",
                    "UPDATE ledger_entry SET subject = 'somebody else' WHERE index = 17",
                    "UPDATE ledger_entry SET entered_at = entered_at - interval '1 hour' WHERE index = 17",
                    "UPDATE ledger_entry SET at = at - interval '1 hour' WHERE index = 17",
                    "UPDATE ledger_entry SET salt = sha256('') WHERE index = 17",
                    "UPDATE ledger_entry SET salt = '' WHERE index = 17",
                    "UPDATE ledger_entry SET type = 'NO TYPE' WHERE index = 17",
                    "UPDATE ledger_entry SET at = 'infinity' WHERE index = 17",
                    "UPDATE ledger_entry SET entered_at = 'infinity' WHERE index = 17",
                    "UPDATE ledger_entry SET leaf = leaf || ' ' WHERE index = 17",
                    "UPDATE ledger_entry SET mac = sha256('') WHERE index = 17",
                    "DELETE FROM ledger_entry WHERE index = 17"
                })
        void thatIsEditedOrDeletedIsNamed(String sql) {
            assertThat(intruder.runs(sql)).isEqualTo(1);

            node.get(IntegrityWalk.class).nextSlice();

            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.altered", List.of("17")));
        }

        /** Whoever reads it again and again remembers that its seal held. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "payload = '{\"badge\":\"another\"}'",
                    "subject = 'somebody else'",
                    "at = at - interval '1 hour'",
                    "salt = sha256('')",
                    "mac = sha256('')"
                })
        void thatWasReadAndThenEditedIsNotBelieved(String edit) {
            var ledger = node.get(Ledger.class);
            assertThat(ledger.newestOf(Node.TAPPED, "badge-17", 1)).hasSize(1);
            assertThat(ledger.newestOf(Node.TAPPED, "badge-17", 1)).hasSize(1);
            assertThat(ledger.remembersWhatItRead()).isTrue();

            assertThat(intruder.runs("UPDATE ledger_entry SET " + edit + " WHERE index = 17"))
                    .isEqualTo(1);

            assertThat(ledger.newestOf(Node.TAPPED, "badge-17", 1)).isEmpty();
            assertThat(ledger.newestOf(Node.TAPPED, "somebody else", 1)).isEmpty();
        }

        @Test
        void thatIsSwappedWithAnotherIsNamed() {
            intruder.runs("UPDATE ledger_entry SET index = -1 - index WHERE index IN (20, 21)");
            intruder.runs("UPDATE ledger_entry SET index = CASE index WHEN -21 THEN 21 ELSE 20 END WHERE index < 0");

            node.get(IntegrityWalk.class).nextSlice();

            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.altered", List.of("20")));
        }

        @Test
        void thatNoPublicationPutThereIsNamed() {
            intruder.runs("""
                    INSERT INTO ledger_entry
                    SELECT 300, gen_random_uuid(), at, type, subject, payload, salt, mac, entered_at, leaf
                    FROM ledger_entry WHERE index = 299""");

            node.get(IntegrityWalk.class).nextSlice();

            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.altered", List.of("300")));
        }

        @Test
        void thatIsEditedIsNobodysWord() {
            intruder.runs("UPDATE ledger_entry SET payload = '{\"badge\":\"forged\"}' WHERE index = 17");

            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "badge-17"))
                    .isEmpty();
            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.altered", List.of("17")));
        }

        @Test
        void thatIsPutRightEndsTheAlarm() {
            intruder.runs("UPDATE ledger_entry SET subject = subject || '!' WHERE index = 17");
            node.get(IntegrityWalk.class).nextSlice();
            intruder.runs("UPDATE ledger_entry SET subject = 'badge-17' WHERE index = 17");

            node.get(IntegrityWalk.class).nextSlice();

            assertThat(node.alarms).last().isEqualTo(new LedgerAllClear("ledger.altered"));
        }

        @Test
        void thatIsWholeRaisesNothing() {
            node.get(IntegrityWalk.class).nextSlice();

            assertThat(node.alarms).isEmpty();
        }
    }

    @Nested
    class TheTiles {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UPDATE ledger_tile SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) WHERE level = 0 AND index = 0",
                    "UPDATE ledger_tile SET hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) WHERE level = 1",
                    "DELETE FROM ledger_tile WHERE level = 0 AND index = 1"
                })
        void areCompared(String sql) {
            assertThat(intruder.runs(sql)).isEqualTo(1);

            node.get(IntegrityWalk.class).nextSlice();

            assertThat(node.alarms)
                    .hasSize(1)
                    .allSatisfy(
                            alarm -> assertThat(((LedgerAlarm) alarm).code()).isEqualTo("ledger.altered"));
        }

        @Test
        void areNotBuiltOnWhenTheyWereAltered() {
            intruder.runs(
                    "UPDATE ledger_tile SET hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) WHERE level = 1");
            node.taps("badge");
            var before = node.get(HeadTable.class).current();

            assertThatThrownBy(() -> node.steps()).isInstanceOf(IllegalStateException.class);

            assertThat(node.get(HeadTable.class).current()).isEqualTo(before);
        }
    }
}
