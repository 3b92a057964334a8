package io.threekey.server.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.evidence.EntriesErased;
import io.threekey.evidence.EntryRange;
import io.threekey.evidence.EntryRanges;
import io.threekey.evidence.Reference;
import io.threekey.server.Intruder;
import io.threekey.server.ledger.PayloadErasure.Outcome;
import io.threekey.server.ledger.PayloadErasure.Unfit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadErasureTests {

    private static final Digest ORDER = Digest.of(new byte[] {1});
    private static final EntryRanges SOME = EntryRanges.of(List.of(3L, 17L, 18L, 19L, 280L));

    @TempDir
    Path folder;

    Node node;

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
        node.tapsTimes(300);
        node.steps();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static void takeNotes(Node node) {
        var follower = node.get(ReferenceFollower.class);
        var more = true;
        while (more) {
            more = follower.step();
        }
    }

    private Outcome erase(EntryRanges which) {
        takeNotes(node);
        return node.get(PayloadErasure.class).carryOut(1, ORDER, which);
    }

    private void somebodyWritesThatItWasCarriedOut(int version) {
        node.inTransactionNamed(
                CommitExemption.COLD_TILES.transaction(),
                () -> node.jdbc()
                        .update(
                                "INSERT INTO ledger_erasure (version, at) VALUES (?, '2026-11-22T08:00:00Z')",
                                version));
    }

    private long erasedRows() {
        return requireNonNull(node.jdbc()
                .queryForObject("SELECT count(*) FROM ledger_entry WHERE erased_by IS NOT NULL", Long.class));
    }

    private List<LedgerEntry> recorded() {
        return node.get(Ledger.class).entriesOf(LedgerEntries.ERASED);
    }

    @Nested
    class WhatIsErased {

        @Test
        void saysNothingAnyMoreAndStillStandsInTheTree() {
            assertThat(erase(SOME)).isEqualTo(new Outcome.Erased(5));
            node.steps();

            assertThat(node.jdbc()
                            .queryForList(
                                    "SELECT row_to_json(e)::text FROM ledger_entry e WHERE index IN (3, 17, 18, 19, 280)",
                                    String.class))
                    .hasSize(5)
                    .allSatisfy(row -> assertThat(row)
                            .contains("\"payload\":\"\\\\x\"", "\"salt\":\"\\\\x\"", "\"subject\":\"\"")
                            .doesNotContain("badge-"));
            node.get(IntegrityWalk.class).nextSlice();
            assertThat(node.alarms).isEmpty();
        }

        @Test
        void isErasedAlsoWhereSomebodyWroteThatItWasBefore() {
            somebodyWritesThatItWasCarriedOut(1);

            assertThat(erase(SOME)).isEqualTo(new Outcome.Erased(5));
            assertThat(erase(SOME)).isEqualTo(new Outcome.CarriedOut());
        }

        @Test
        void isRecordedWithTheVersionThatOrderedIt() {
            erase(SOME);

            assertThat(recorded()).singleElement().satisfies(entry -> {
                assertThat(entry.subject()).isEqualTo("record-erasure/1");
                assertThat(EntriesErased.parse(entry.payload())).isEqualTo(new EntriesErased(1, ORDER, SOME));
            });
        }

        @Test
        void isNotFoundAnyMore() {
            erase(SOME);
            var ledger = node.get(Ledger.class);

            assertThat(ledger.entriesOf(Node.TAPPED, "badge-17")).isEmpty();
            assertThat(ledger.entriesOf(Node.TAPPED)).hasSize(295);
            assertThat(ledger.countOf(Node.TAPPED, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                    .isEqualTo(295);
            assertThat(node.alarms).isEmpty();
        }

        @Test
        void isNotRememberedByWhoeverReadItBefore() {
            var ledger = node.get(Ledger.class);
            assertThat(ledger.newestOf(Node.TAPPED, "badge-17", 1)).hasSize(1);
            assertThat(ledger.remembersWhatItRead()).isTrue();

            erase(SOME);

            assertThat(ledger.remembersWhatItRead()).isFalse();
            assertThat(ledger.newestOf(Node.TAPPED, "badge-17", 1)).isEmpty();
        }

        @Test
        void isNotSearchedForAnyMore() {
            erase(SOME);
            var search = node.get(LedgerSearch.class);

            assertThat(search.find(Search.forAll(500).about(Set.of(new Reference(Reference.Kind.PERSON, "badge-17"))))
                            .newest())
                    .isEmpty();
            assertThat(search.find(Search.forAll(500)).newest()).hasSize(295);
            assertThat(search.at(17)).hasValueSatisfying(entry -> {
                assertThat(entry.erasedBy()).hasValue(1);
                assertThat(entry.genuine()).isTrue();
            });
            node.get(ReferenceRecount.class).nextSlice();
            assertThat(node.alarms).isEmpty();
            assertThat(node.jdbc().queryForList("SELECT value FROM ledger_reference WHERE index = 17"))
                    .isEmpty();
        }

        @Test
        void isErasedOnce() {
            erase(SOME);
            assertThat(erase(SOME)).isEqualTo(new Outcome.CarriedOut());
            assertThat(recorded()).hasSize(1);
        }

        @Test
        void isNotNamedAgainByALaterVersion() {
            erase(SOME);
            var more = EntryRanges.of(List.of(17L, 18L, 40L));
            assertThat(node.get(PayloadErasure.class).carryOut(2, ORDER, more)).isEqualTo(new Outcome.Erased(1));
            assertThat(recorded())
                    .last()
                    .satisfies(entry -> assertThat(EntriesErased.parse(entry.payload())
                                    .entries()
                                    .ranges())
                            .containsExactly(new EntryRange(40, 40)));
        }

        @Test
        void isAlsoErasedWhereACopyWasSetAside() {
            new Intruder(node.database)
                    .runs("INSERT INTO ledger_queue SELECT id, at, type, subject, payload, salt, mac FROM ledger_entry"
                            + " WHERE index = 17");
            node.steps();
            assertThat(node.jdbc().queryForObject("SELECT found::text FROM ledger_quarantine", String.class))
                    .contains("badge-17");

            erase(SOME);

            assertThat(node.jdbc().queryForObject("SELECT found::text FROM ledger_quarantine", String.class))
                    .isEqualTo("{}");
        }
    }

    @Nested
    class ACrash {

        @Test
        void leavesAllOfItOrNothing() {
            var broken = EntryRanges.of(List.of(3L, 17L));
            new Intruder(node.database).runs("""
                    CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'the node dies here'; END $$""");
            new Intruder(node.database)
                    .runs("CREATE TRIGGER dies BEFORE UPDATE ON ledger_entry FOR EACH ROW WHEN (OLD.index = 17)"
                            + " EXECUTE FUNCTION dies()");
            assertThatThrownBy(() -> erase(broken)).hasMessageContaining("the node dies here");
            assertThat(erasedRows()).isZero();
            assertThat(recorded()).isEmpty();
            new Intruder(node.database).runs("DROP TRIGGER dies ON ledger_entry");

            assertThat(erase(broken)).isEqualTo(new Outcome.Erased(2));
        }

        @Test
        void ofOneNodeIsAnotherNodesTurn() throws Exception {
            try (var other = node.andAnother();
                    var both = Executors.newFixedThreadPool(2)) {
                other.steps();
                takeNotes(node);
                var outcomes = both.invokeAll(Stream.of(node, other)
                        .<Callable<Outcome>>map(
                                each -> () -> each.get(PayloadErasure.class).carryOut(1, ORDER, SOME))
                        .toList());
                assertThat(Set.of(outcomes.get(0).get(), outcomes.get(1).get()))
                        .isEqualTo(Set.of(new Outcome.Erased(5), new Outcome.CarriedOut()));
            }
            assertThat(recorded()).hasSize(1);
        }
    }

    @Nested
    class WhatCannotBeErased {

        @Test
        void isAnythingAboutDecisions() {
            node.inTransaction(() -> node.get(Ledger.class)
                    .append(
                            Node.FOUNDED,
                            "st-anna",
                            Json.object().put("charter", "").build()));
            node.steps();

            assertThat(erase(EntryRanges.of(List.of(3L, 300L))))
                    .isEqualTo(new Outcome.Refused(new Unfit.NeverErased(300)));
            assertThat(erasedRows()).isZero();
        }

        @Test
        void isTheRecordOfAnErasure() {
            erase(SOME);
            node.steps();

            takeNotes(node);
            assertThat(node.get(PayloadErasure.class).carryOut(2, ORDER, EntryRanges.of(List.of(300L))))
                    .isEqualTo(new Outcome.Refused(new Unfit.NeverErased(300)));
        }

        @Test
        void isWhatIsNotThere() {
            assertThat(erase(EntryRanges.of(List.of(299L, 300L))))
                    .isEqualTo(new Outcome.Refused(new Unfit.NotThere(300)));
        }

        @Test
        void isWhatSomebodyAltered() {
            new Intruder(node.database).runs("UPDATE ledger_entry SET payload = '{}' WHERE index = 17");

            assertThat(erase(SOME)).isEqualTo(new Outcome.Refused(new Unfit.Altered(17)));
            assertThat(erasedRows()).isZero();
            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.altered", List.of("17")));
        }
    }

    @Nested
    class WithoutADecision {

        private void isNamed(String sql) {
            assertThat(new Intruder(node.database).runs(sql)).isEqualTo(1);
            node.get(IntegrityWalk.class).nextSlice();
            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.altered", List.of("20")));
        }

        @Test
        void anEmptiedRowIsNamed() {
            isNamed("UPDATE ledger_entry SET payload = '', salt = '', subject = '' WHERE index = 20");
        }

        @Test
        void aRowSaidToBeErasedIsNamed() {
            isNamed("UPDATE ledger_entry SET payload = '', salt = '', subject = '', erased_by = 1 WHERE index = 20");
        }

        @Test
        void aRowWithTheSealOfAnErasedOneIsNamed() {
            erase(SOME);
            isNamed("UPDATE ledger_entry SET payload = '', salt = '', subject = '', erased_by = 1,"
                    + " mac = (SELECT mac FROM ledger_entry WHERE index = 3) WHERE index = 20");
        }

        @Test
        void anErasedRowThatNamesAnotherVersionIsNamed() {
            erase(EntryRanges.of(List.of(20L)));
            isNamed("UPDATE ledger_entry SET erased_by = 2 WHERE index = 20");
        }
    }

    @Nested
    class AnExport {

        @Test
        void waitsUntilTheErasureStandsInTheTree() throws Exception {
            ANodesFounding.on(node);
            node.steps();
            erase(SOME);
            var export = node.get(LedgerExport.class);

            assertThatThrownBy(() -> export.write(folder.resolve("export"), new ExportAsked.Whole()))
                    .hasMessageContaining("in some seconds");
            node.steps();
            export.write(folder.resolve("export"), new ExportAsked.Whole());

            assertThat(folder.resolve("export/payloads/000.jsonl"))
                    .content()
                    .contains("{\"erasedBy\":1,\"index\":17}\n")
                    .doesNotContain("badge-17\"");
        }

        @Test
        void isNotStoppedByARowThatSomebodyWrote() throws Exception {
            ANodesFounding.on(node);
            node.steps();
            somebodyWritesThatItWasCarriedOut(7);

            node.get(LedgerExport.class).write(folder.resolve("export"), new ExportAsked.Whole());

            assertThat(folder.resolve("export/manifest.json")).exists();
        }

        @Test
        void thatWasBegunBeforeIsNotGoneOnWith() throws Exception {
            ANodesFounding.on(node);
            node.steps();
            var export = node.get(LedgerExport.class);
            var begun = folder.resolve("export");
            export.write(begun, new ExportAsked.Whole());
            Files.move(begun.resolve("manifest.json"), begun.resolve("unfinished.json"));
            erase(SOME);
            node.steps();

            assertThatThrownBy(() -> export.write(begun, new ExportAsked.Whole()))
                    .hasMessageContaining("begin anew");
        }
    }
}
