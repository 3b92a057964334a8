package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsOfALedgerTest {

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

    @BeforeEach
    void aSecondDecisionIsMade() {
        for (int i = 0; i < 300; i++) {
            ledger.signIn("nurse-" + i);
        }
        ledger.decide(
                ledger.proposeSessionLimits("p-2", 20, 2, 15),
                Function.IAM,
                Function.CLINICAL_OPERATIONS,
                Function.SECURITY);
        ledger.signIn("nurse-17");
    }

    private Path decision(String id) throws IOException {
        return ExportsOnDisk.writeDecision(ledger, id, directory.resolve("export"));
    }

    private Path person() throws IOException {
        ExportSource.Shown shown = ledger.chain().beside(List.of(1L, 7L, 25L, 313L));
        return written(
                new Extent.AboutPerson(new PersonId("nurse-17"), shown.chain().size(), 4), shown);
    }

    private Path written(Extent extent, ExportSource.Shown shown) throws IOException {
        return ExportsOnDisk.writePart(ledger, extent, shown, directory.resolve("export"));
    }

    private Report holds(Path export) {
        Verdict verdict = EvidenceCheck.verify(export, Optional.of(ledger.fingerprint()), Optional.empty());
        assertThat(ExportsOnDisk.failures(verdict)).isEmpty();
        return ((Verdict.Holds) verdict).report();
    }

    private void fails(Path export, String sentence) {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                .extracting(Failure::toString)
                .anySatisfy(found -> assertThat(found).startsWith(sentence));
    }

    private void touched(Path export) throws IOException {
        for (Path file : ExportsOnDisk.files(export)) {
            byte[] content = Files.readAllBytes(file);
            for (int at = 0; at < content.length; at += Math.max(1, content.length / 40)) {
                byte[] other = content.clone();
                other[at] ^= 1;
                Files.write(file, other);
                assertThat(ExportsOnDisk.verify(export))
                        .as("%s at %s", file, at)
                        .isInstanceOf(Verdict.Fails.class);
            }
            Files.write(file, content);
        }
        assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Holds.class);
    }

    @Nested
    class ADecision {

        @Test
        void isVerifiedWithWhatItRestsOn() throws IOException {
            Report report = holds(decision("p-2"));
            assertThat(report.extent()).isEqualTo(new Extent.OfDecision(new ProposalId("p-2"), 11));
            assertThat(report.history().versions(AHospital.SESSION_LIMITS)).hasSize(3);
            assertThat(report.signIns()).isZero();
            assertThat(report.head()).isEqualTo(ledger.checkpoint().checkpoint().head());
        }

        @Test
        void isNotThereWithoutItsActs() throws IOException {
            Path export = decision("p-2");
            Path chain = export.resolve("chain/000.jsonl");
            List<String> lines = Files.readAllLines(chain);
            String act = lines.remove(lines.size() - 2);
            assertThat(act).contains("\"format\":\"threekey-entry-act/1\"");
            Files.writeString(chain, String.join("\n", lines) + "\n");
            Path manifest = export.resolve("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace("\"chain\":11", "\"chain\":10"));
            fails(export, "entry 312: The decision on proposal p-2 does not rest on exactly the acts");
        }

        @Test
        void isNotThereUnderAnotherName() throws IOException {
            Path export = decision("p-2");
            Path manifest = export.resolve("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace("\"p-2\"", "\"p-9\""));
            fails(export, "manifest.json: The proposal p-9 is not in this export.");
        }

        @Test
        void isNotThereBesideTheFoundingAlone() throws IOException {
            Path export = written(
                    new Extent.OfDecision(new ProposalId("p-2"), 1),
                    new ExportSource.Shown(List.of(0L), List.of(), new TreeSet<>()));
            fails(export, "manifest.json: The proposal p-2 is not in this export.");
            Path manifest = export.resolve("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace("\"size\":314", "\"size\":1"));
            fails(export, "manifest.json: It speaks of 1 entries, and the log signed 314.");
        }

        @Test
        void isNotThereInAnotherLedger() throws IOException {
            Path export = decision("p-2");
            AHospitalsLedger other = AHospitalsLedger.withOneDecision("st anna");
            Files.write(export.resolve("checkpoint"), other.checkpoint().bytes());
            fails(export, "entry 0: It does not stand in the ledger that the log signed.");
        }

        @Test
        void isNotBelievedWithoutTheLedgersThatItsSignersSaw() throws IOException {
            Path export = decision("p-2");
            Path seen = export.resolve("seen.jsonl");
            List<String> lines = Files.readAllLines(seen);
            Files.writeString(seen, String.join("\n", lines.subList(1, lines.size())) + "\n");
            fails(export, "entry ");
        }

        @Test
        void isSpoiltByAnyChange() throws IOException {
            touched(decision("p-2"));
        }

        @Test
        void continuesNothing() throws IOException {
            Path whole = ExportsOnDisk.write(ledger, directory.resolve("whole"));
            assertThat(ExportsOnDisk.failures(
                            EvidenceCheck.verify(decision("p-2"), List.of(whole), Optional.empty(), Optional.empty())))
                    .extracting(Failure::sentence)
                    .containsExactly("Only a whole export, or one of what came since, continues another.");
        }
    }

    @Nested
    class APerson {

        @Test
        void getsTheirEntriesWithProofs() throws IOException {
            Path export = person();
            Report report = holds(export);
            assertThat(report.extent()).isEqualTo(new Extent.AboutPerson(new PersonId("nurse-17"), 1, 4));
            assertThat(Files.readString(export.resolve("chosen/000.jsonl")).lines())
                    .hasSize(4)
                    .allMatch(line -> line.contains("nurse-17"));
        }

        @Test
        void isNotToldWhatWasNotRecorded() throws IOException {
            Path export = person();
            Path chosen = export.resolve("chosen/000.jsonl");
            Files.writeString(chosen, Files.readString(chosen).replaceFirst("nurse-17", "nurse-18"));
            fails(export, "entry 1: Its payload is not the one that the entry commits to.");
        }

        @Test
        void isNotGivenTheEntriesOfSomebodyElse() throws IOException {
            ExportSource.Shown shown = ledger.chain().beside(List.of(1L, 8L));
            fails(
                    written(new Extent.AboutPerson(new PersonId("nurse-17"), 1, 2), shown),
                    "entry 8: It does not name nurse-17.");
        }

        @Test
        void isSpoiltByAnyChange() throws IOException {
            touched(person());
        }
    }
}
