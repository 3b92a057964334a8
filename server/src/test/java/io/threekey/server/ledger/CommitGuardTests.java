package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.evidence.References;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CommitGuardTests {

    static Node node;

    @BeforeAll
    static void start() {
        node = Node.onFreshDatabase();
        new io.threekey.server.Intruder(node.database).runs("CREATE TABLE ward (name text NOT NULL)");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static void opensWard(String name) {
        node.jdbc().update("INSERT INTO ward VALUES (?)", name);
    }

    static boolean exists(String ward) {
        return Boolean.TRUE.equals(
                node.jdbc().queryForObject("SELECT EXISTS (SELECT FROM ward WHERE name = ?)", Boolean.class, ward));
    }

    @Nested
    class AChange {

        @Test
        void commitsTogetherWithItsEntry() {
            node.inTransaction(() -> {
                opensWard("A1");
                return node.get(Ledger.class).append(Node.TAPPED, "A1", Node.tap("A1"));
            });

            assertThat(exists("A1")).isTrue();
            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "A1")).hasSize(1);
        }

        @Test
        void isRolledBackWithoutAnEntry() {
            assertThatThrownBy(() -> node.inTransaction(() -> {
                        opensWard("A2");
                        return "";
                    }))
                    .isInstanceOf(UnrecordedChange.class);
            assertThat(exists("A2")).isFalse();
        }

        @Test
        void takesItsEntryWithItWhenItFails() {
            assertThatThrownBy(() -> node.inTransaction(() -> {
                        node.get(Ledger.class).append(Node.TAPPED, "A3", Node.tap("A3"));
                        throw new IllegalStateException("later in the same transaction");
                    }))
                    .hasMessage("later in the same transaction");
            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "A3")).isEmpty();
        }

        @Test
        void isRefusedOutsideOfATransaction() {
            assertThatThrownBy(() -> opensWard("A4")).hasMessageContaining("read-only transaction");
            assertThat(exists("A4")).isFalse();
        }

        @Test
        void isRefusedInAReadOnlyTransaction() {
            var reading = new TransactionTemplate(node.get(PlatformTransactionManager.class));
            reading.setReadOnly(true);

            assertThatThrownBy(() -> reading.executeWithoutResult(status -> opensWard("A5")))
                    .hasMessageContaining("read-only transaction");
        }

        @Test
        void mayCommitWithoutAnEntryUnderANamedExemption() {
            var exempt = new TransactionTemplate(node.get(PlatformTransactionManager.class));
            exempt.setName(CommitExemption.SESSION_SEEN.transaction());

            exempt.executeWithoutResult(status -> opensWard("A6"));

            assertThat(exists("A6")).isTrue();
        }

        @Test
        void ofAnotherTransactionIsNotCoveredByTheEntryOfTheOuterOne() {
            var inner = new TransactionTemplate(node.get(PlatformTransactionManager.class));
            inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);

            assertThatThrownBy(() -> node.inTransaction(() -> {
                        node.get(Ledger.class).append(Node.TAPPED, "A7", Node.tap("A7"));
                        inner.executeWithoutResult(status -> opensWard("A7"));
                        return "";
                    }))
                    .isInstanceOf(UnrecordedChange.class);
            assertThat(exists("A7")).isFalse();
        }
    }

    @Nested
    class NoChange {

        @Test
        void needsNoEntry() {
            assertThat(node.inTransaction(() -> exists("A8"))).isFalse();
        }
    }

    @Nested
    class AnEntry {

        @Test
        void isRefusedOutsideOfATransaction() {
            assertThatThrownBy(() -> node.get(Ledger.class).append(Node.TAPPED, "B1", Node.tap("B1")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in the read-write transaction of its change");
        }

        @Test
        void isRefusedWhereNoModuleContributesItsType() {
            var unknown = new EntryType("test.unknown", "test.unknown", References.nothing());

            assertThatThrownBy(() ->
                            node.inTransaction(() -> node.get(Ledger.class).append(unknown, "B2", Node.tap("B2"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("test.unknown");
        }
    }
}
