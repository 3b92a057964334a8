package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threekey.charter.Function;
import io.threekey.charter.Proposal;
import io.threekey.charter.json.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasedPayloadsTest {

    private static final Function[] OWNERS = {Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY};

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

    /** Entries 1 and 7 of the small ledger are sign-ins of a nurse. */
    private static RecordErasure order(long... entries) {
        return new RecordErasure(
                EntryRanges.of(java.util.Arrays.stream(entries).boxed().toList()),
                "a request under article 17, file 12/2026");
    }

    private Proposal proposed(RecordErasure order) {
        return ledger.propose("p-erase", RecordErasure.ADDRESS, order.document(), 0, Optional.empty());
    }

    private AHospitalsLedger decided(RecordErasure order) {
        return ledger.decide(proposed(order), OWNERS).later(Duration.ofHours(2));
    }

    private AHospitalsLedger recorded(int version, RecordErasure of, long... entries) {
        Digest document = AHospitalsLedger.digest(of.document());
        return ledger.record(
                EntryType.ENTRIES_ERASED,
                new EntriesErased(version, document, order(entries).entries()).payload());
    }

    private Verdict verdict() throws IOException {
        return EvidenceCheck.verify(
                ExportsOnDisk.write(ledger, directory.resolve("export")),
                Optional.of(ledger.fingerprint()),
                Optional.empty());
    }

    private void fails(String... sentences) throws IOException {
        assertThat(ExportsOnDisk.failures(verdict()))
                .extracting(Failure::toString)
                .containsExactly(sentences);
    }

    @Nested
    class ErasedByDecision {

        @Test
        void areMissingAndEverythingStillHolds() throws IOException {
            decided(order(1, 7));
            recorded(1, order(1, 7), 1, 7).lose(1, 1, 7);
            Verdict verdict = verdict();
            assertThat(ExportsOnDisk.failures(verdict)).isEmpty();
            Report report = ((Verdict.Holds) verdict).report();
            assertThat(report.erased()).containsExactly(new Report.Erased(1, 2));
            assertThat(report.signIns()).isZero();
            assertThat(report.head()).isEqualTo(ledger.checkpoint().checkpoint().head());
            assertThat(Files.readString(directory.resolve("export/payloads/000.jsonl"))
                            .lines())
                    .contains("{\"erasedBy\":1,\"index\":1}")
                    .noneMatch(line -> line.contains("nurse-17"));
        }

        @Test
        void areMissingWhereOnlyWhatCameSinceIsExported() throws IOException {
            for (int i = 0; i < 300; i++) {
                ledger.signIn("nurse-" + i);
            }
            decided(order(280));
            recorded(1, order(280), 280).lose(1, 280);
            Path since = ledger.exportSince(290, directory.resolve("since"));
            assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(since))).isEmpty();
        }

        @Test
        void mayStillBeInAnExportFromBefore() throws IOException {
            Path before = ExportsOnDisk.write(ledger, directory.resolve("before"));
            decided(order(1));
            recorded(1, order(1), 1).lose(1, 1);
            Path since = ledger.exportSince(8, directory.resolve("since"));
            assertThat(ExportsOnDisk.failures(
                            EvidenceCheck.verify(since, List.of(before), Optional.empty(), Optional.empty())))
                    .isEmpty();
        }

        @Test
        void stayErasedWhereALaterVersionNamesOthers() throws IOException {
            decided(order(1));
            recorded(1, order(1), 1).lose(1, 1);
            ledger.decide(
                    ledger.propose(
                            "p-more", RecordErasure.ADDRESS, order(7).document(), 1, Optional.of(order(1).document())),
                    OWNERS);
            ledger.later(Duration.ofHours(2));
            recorded(2, order(7), 7).lose(2, 7);
            assertThat(ExportsOnDisk.failures(verdict())).isEmpty();
        }
    }

    @Nested
    class Missing {

        @Test
        void areRefusedWithoutADecision() throws IOException {
            ledger.lose(1, 1);
            fails("entry 1: Its payload is missing, by version 1 of record-erasure (all use cases, group), which nobody"
                    + " decided.");
        }

        @Test
        void areRefusedWhereTheErasureWasNotRecorded() throws IOException {
            decided(order(1, 7)).lose(1, 1);
            fails(
                    "entry 1: Its payload is missing, and no erasure by version 1 of record-erasure (all use cases, group)"
                            + " of it is recorded as was decided.");
        }

        @Test
        void areRefusedByADecisionThatNobodySigned() throws IOException {
            Proposal proposal = proposed(order(1));
            ledger.adopt(proposal, List.of()).later(Duration.ofHours(2));
            recorded(1, order(1), 1).lose(1, 1);
            assertThat(ExportsOnDisk.failures(verdict()))
                    .extracting(Failure::toString)
                    .first()
                    .asString()
                    .contains("The decision does not hold. The signatures do not make it a decision.");
        }

        @Test
        void areRefusedWhereTheDecisionNamesOthers() throws IOException {
            decided(order(1));
            recorded(1, order(1), 7).lose(1, 7);
            fails(
                    "entry 13: It erases entries that version 1 of record-erasure (all use cases, group) does not name.",
                    "entry 7: Its payload is missing, and no erasure by version 1 of record-erasure (all use cases, group)"
                            + " of it is recorded as was decided.");
        }

        @Test
        void areRefusedBeforeTheDecisionTookEffect() throws IOException {
            ledger.decide(proposed(order(1)), OWNERS);
            recorded(1, order(1), 1).lose(1, 1);
            fails(
                    "entry 13: It erases by version 1 of record-erasure (all use cases, group) before that took effect.",
                    "entry 1: Its payload is missing, and no erasure by version 1 of record-erasure (all use cases, group)"
                            + " of it is recorded as was decided.");
        }

        @Test
        void areRefusedByAnotherDocument() throws IOException {
            decided(order(1));
            recorded(1, order(1, 7), 1).lose(1, 1);
            assertThat(ExportsOnDisk.failures(verdict()))
                    .extracting(Failure::toString)
                    .first()
                    .isEqualTo(
                            "entry 13: It erases by another document than that of version 1 of record-erasure (all use"
                                    + " cases, group).");
        }

        @Test
        void areNeverThoseAboutDecisions() throws IOException {
            decided(order(3));
            recorded(1, order(3), 3).lose(1, 3);
            assertThat(ExportsOnDisk.failures(verdict()))
                    .extracting(Failure::toString)
                    .first()
                    .isEqualTo("entry 3: Its payload is missing. It is of those about decisions, which nobody can"
                            + " erase.");
        }

        @Test
        void areRefusedWhereTheyAreHereAfterAll() throws IOException {
            decided(order(1, 7));
            recorded(1, order(1, 7), 1, 7).lose(1, 1);
            fails("entry 7: Its payload is here, and entry 13 records that it was erased.");
        }
    }

    @Nested
    class AnOrder {

        @Test
        void namesSomethingOnce() {
            assertThat(EntryRanges.of(List.of(9L, 3L, 4L, 5L, 9L)).ranges())
                    .containsExactly(new EntryRange(3, 5), new EntryRange(9, 9));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new EntryRanges(List.of(new EntryRange(3, 5), new EntryRange(6, 9))));
            assertThatIllegalArgumentException().isThrownBy(() -> order());
            assertThatIllegalArgumentException().isThrownBy(() -> new RecordErasure(EntryRanges.of(List.of(1L)), " "));
        }

        @Test
        void isReadAsItWasWritten() {
            assertThat(RecordErasure.read(order(1, 2, 7).document())).isEqualTo(order(1, 2, 7));
        }
    }
}
