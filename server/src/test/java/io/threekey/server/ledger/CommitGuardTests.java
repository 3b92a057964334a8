package io.threekey.server.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.evidence.References;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CommitGuardTests {

    static Node node;

    @BeforeAll
    static void start() {
        node = Node.onFreshDatabase();
        new io.threekey.server.Intruder(node.database)
                .runs("CREATE TABLE ward (name text NOT NULL); CREATE TABLE spent (name text PRIMARY KEY)");
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
    class ALateWrite {

        static void opensWardLate(String name) {
            node.get(LateWrites.class).write("INSERT INTO ward VALUES (?)", List.of(name));
        }

        @Test
        void goesWithTheCommitAndNotBefore() {
            var before = node.inTransaction(() -> {
                opensWardLate("C1");
                node.get(Ledger.class).append(Node.TAPPED, "C1", Node.tap("C1"));
                return exists("C1");
            });

            assertThat(before).isFalse();
            assertThat(exists("C1")).isTrue();
            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "C1")).hasSize(1);
        }

        @Test
        void goesAlsoWhereTheEntryWasWrittenBefore() {
            node.inTransaction(() -> {
                node.get(Ledger.class).append(Node.TAPPED, "C2", Node.tap("C2"));
                opensWardLate("C2");
                return node.get(Ledger.class).entriesOf(Node.TAPPED, "C2");
            });

            assertThat(exists("C2")).isTrue();
            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "C2")).hasSize(1);
        }

        @Test
        void thatFailsTakesEverythingWithIt() {
            assertThatThrownBy(() -> node.inTransaction(() -> {
                        opensWard("C3");
                        opensWardLate("C3 late");
                        node.get(LateWrites.class).write("INSERT INTO ward VALUES (?::int / 0)", List.of("1"));
                        return node.get(Ledger.class).append(Node.TAPPED, "C3", Node.tap("C3"));
                    }))
                    .isInstanceOf(DataAccessException.class);

            assertThat(exists("C3")).isFalse();
            assertThat(exists("C3 late")).isFalse();
            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "C3")).isEmpty();
            assertThat(node.inTransaction(() -> exists("C3"))).isFalse();
        }

        @Test
        void isRefusedWithoutAnEntry() {
            assertThatThrownBy(() -> node.inTransaction(() -> {
                        opensWardLate("C4");
                        return "";
                    }))
                    .isInstanceOf(UnrecordedChange.class);
            assertThat(exists("C4")).isFalse();
        }

        @Test
        void ofAnOuterTransactionDoesNotGoWithTheInnerOne() {
            var inner = new TransactionTemplate(node.get(PlatformTransactionManager.class));
            inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);

            assertThatThrownBy(() -> node.inTransaction(() -> {
                        opensWardLate("C7");
                        node.get(Ledger.class).append(Node.TAPPED, "C7", Node.tap("C7"));
                        inner.executeWithoutResult(status -> {
                            opensWardLate("C7 within");
                            node.get(Ledger.class).append(Node.TAPPED, "C7 within", Node.tap("C7"));
                        });
                        throw new IllegalStateException("later in the outer one");
                    }))
                    .hasMessage("later in the outer one");
            assertThat(exists("C7")).isFalse();
            assertThat(exists("C7 within")).isTrue();
        }

        @Test
        void isForgottenWithItsTransaction() {
            assertThatThrownBy(() -> node.inTransaction(() -> {
                        opensWardLate("C5");
                        node.get(Ledger.class).append(Node.TAPPED, "C5", Node.tap("C5"));
                        throw new IllegalStateException("later in the same transaction");
                    }))
                    .hasMessage("later in the same transaction");
            node.inTransaction(() -> node.get(Ledger.class).append(Node.TAPPED, "C5", Node.tap("C5")));
            assertThat(exists("C5")).isFalse();
        }

        @Test
        void isRefusedOutsideOfATransaction() {
            assertThatThrownBy(() -> opensWardLate("C6")).isInstanceOf(IllegalStateException.class);
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
                    .hasMessageContaining("only in the read-write transaction of its change");
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

    @Nested
    class WhatIsSpentOnce {

        static boolean spends(String name) {
            return node.get(LateWrites.class).spend("INSERT INTO spent (name) VALUES (?)", List.of(name));
        }

        static String once(String name) {
            return node.get(LateWrites.class)
                    .believing(() -> node.inTransaction(() -> {
                        if (!spends(name)) {
                            return "again";
                        }
                        opensWard(name);
                        node.get(Ledger.class).append(Node.TAPPED, name, Node.tap(name));
                        return "once";
                    }));
        }

        static int wards(String name) {
            return requireNonNull(
                    node.jdbc().queryForObject("SELECT count(*) FROM ward WHERE name = ?", Integer.class, name));
        }

        @Test
        void isSpentByTheFirstAlone() {
            assertThat(once("D1")).isEqualTo("once");
            assertThat(once("D1")).isEqualTo("again");

            assertThat(wards("D1")).isEqualTo(1);
            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "D1")).hasSize(1);
        }

        @Test
        void isSpentByOneOfThoseWhoComeAtTheSameTime() throws Exception {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = threads.invokeAll(Collections.nCopies(8, () -> once("D2"))).stream()
                        .map(Future::resultNow)
                        .toList();
                assertThat(answers).containsOnlyOnce("once").contains("again");
            }
            assertThat(wards("D2")).isEqualTo(1);
            assertThat(node.get(Ledger.class).entriesOf(Node.TAPPED, "D2")).hasSize(1);
        }

        @Test
        void isAskedForAlsoWhereTheTransactionWasRolledBackForAnotherReason() {
            once("D3");
            var refused = new TransactionTemplate(node.get(PlatformTransactionManager.class));

            var answer = node.get(LateWrites.class)
                    .believing(() -> refused.execute(status -> {
                        var unspent = spends("D3");
                        status.setRollbackOnly();
                        return unspent ? "believed" : "again";
                    }));

            assertThat(answer).isEqualTo("again");
        }

        @Test
        void isNotSpentByATransactionThatFails() {
            assertThatThrownBy(() -> node.get(LateWrites.class)
                            .believing(() -> node.inTransaction(() -> {
                                spends("D4");
                                throw new IllegalStateException("later in the same transaction");
                            })))
                    .hasMessage("later in the same transaction");

            assertThat(once("D4")).isEqualTo("once");
        }

        @Test
        void isAskedForAtOnceWhereNobodyBelieves() {
            once("D5");

            assertThat(node.inTransaction(() -> spends("D5"))).isFalse();
        }

        @Test
        void isAskedForWithinAnotherTransactionWhoseCommitIsNotItsOwn() {
            once("D6");

            assertThat(node.inTransaction(() -> once("D6"))).isEqualTo("again");
            assertThat(wards("D6")).isEqualTo(1);
        }
    }
}
