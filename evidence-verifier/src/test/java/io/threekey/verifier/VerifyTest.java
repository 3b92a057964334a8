package io.threekey.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.evidence.AHospitalsLedger;
import io.threekey.evidence.AnOutsider;
import io.threekey.evidence.ExportsOnDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void export() throws IOException {
        ledger.exportTo(directory.resolve("export"));
    }

    @Nested
    class AnExportThatHolds {

        @Test
        void isAYesOnlyWithTheFingerprint() {
            assertThat(verify("export", "--fingerprint", ledger.fingerprint().grouped()))
                    .isZero();
            assertThat(said())
                    .contains("Installation  st-anna")
                    .contains("Entries       8, from 2026-11-22T08:00:00Z to 2026-11-22T08:07:00Z")
                    .contains("session-limits (shared-workstation, group), version 2")
                    .contains("Sign-ins      2, each under signed policy")
                    .contains("The holder of clinical-operations [clinical-operations]")
                    .endsWith("Everything holds, and it is the founding that you asked for.\n");
        }

        @Test
        void isNotSaidToHaveNoSignInsWhereOnlyAPartOfThemIsThere() throws IOException {
            ExportsOnDisk.writeDecision(ledger, "p-1", directory.resolve("part"));

            assertThat(verify("part", "--fingerprint", ledger.fingerprint().grouped()))
                    .isZero();
            assertThat(said()).contains("Sign-ins      not judged, whether there are any or not");
        }

        @Test
        void saysWhichOutsidersSawTheLedgerAndWhen() throws IOException {
            var partner = AnOutsider.named("witness.partner.example", "one");
            var witnessed =
                    AHospitalsLedger.withOneDecision("st anna").witnessedBy(1, partner.asNamed("Partner hospital"));
            witnessed.exportTo(
                    directory.resolve("more"),
                    partner.sees(witnessed.checkpoint(), Instant.parse("2026-11-22T09:00:00Z")));
            verify("more");
            assertThat(said())
                    .contains("Witnesses     Partner hospital [witness.partner.example] saw this ledger at"
                            + " 2026-11-22T09:00:00Z\n              1 required\n");
        }

        @Test
        void saysWhereNobodyOutsideConfirmsIt() {
            verify("export");
            assertThat(said())
                    .contains("Witnesses     nobody outside has confirmed this ledger, and the policy in force asks for"
                            + " nobody\n");
        }

        @Test
        void isLeftOpenWithoutOne() {
            assertThat(verify("export")).isEqualTo(3);
            assertThat(said())
                    .contains("anybody can found a hospital of the same name")
                    .contains(ledger.fingerprint().grouped())
                    .doesNotContain("Everything holds");
        }

        @Test
        void doesNotSpeakOfProposalsWhereAllWereAdopted() {
            verify("export");
            assertThat(said()).doesNotContain("not adopted");
        }

        @Test
        void continuesACheckpointKeptFromEarlier() throws IOException {
            Files.write(directory.resolve("kept"), ledger.checkpoint().bytes());
            assertThat(verify(
                            "export",
                            "--since",
                            directory.resolve("kept").toString(),
                            "--fingerprint",
                            ledger.fingerprint().digest().hex()))
                    .isZero();
            assertThat(said()).contains("It continues the ledger that you kept a checkpoint of.");
        }
    }

    @Nested
    class AZipFileOfAnExport {

        @Test
        void isReadWhereItIs() throws IOException {
            zip("", "my-record.zip");
            assertThat(verify(
                            "my-record.zip",
                            "--fingerprint",
                            ledger.fingerprint().grouped()))
                    .isZero();
            assertThat(said()).contains("Entries       8, from").contains("Everything holds");
        }

        @Test
        void isReadWithAFolderAroundItToo() throws IOException {
            zip("export/", "packed.zip");
            assertThat(verify("packed.zip")).isEqualTo(3);
            assertThat(said()).contains("Entries       8, from");
        }

        @Test
        void isTakenAsAnEarlierOne() throws IOException {
            zip("", "earlier.zip");
            assertThat(verify(
                            "export",
                            "--earlier",
                            directory.resolve("earlier.zip").toString()))
                    .isNotEqualTo(2);
        }

        @Test
        void thatIsNoneIsSaidToBeNone() throws IOException {
            Files.writeString(directory.resolve("no.zip"), "not a zip file");
            assertThat(verify("no.zip")).isEqualTo(2);
            assertThat(said()).contains("is neither the directory of an export nor a zip file of one", "DIR|ZIP");
        }

        @Test
        void thatIsNotThereIsMissed() {
            assertThat(verify("nothing.zip")).isEqualTo(2);
            assertThat(said()).contains("There is no directory and no zip file");
        }

        private void zip(String around, String name) throws IOException {
            var export = directory.resolve("export");
            try (var zip = new ZipOutputStream(Files.newOutputStream(directory.resolve(name)));
                    var files = Files.walk(export)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    zip.putNextEntry(new ZipEntry(around + export.relativize(file)));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        }
    }

    @Nested
    class AnExportOfOneDecision {

        @Test
        void saysThatItWasDecidedAndWhatMayHaveBeenLeftOut() throws IOException {
            ExportsOnDisk.writeDecision(ledger, "p-1", directory.resolve("part"));
            assertThat(verify("part", "--fingerprint", ledger.fingerprint().grouped()))
                    .isZero();
            assertThat(said())
                    .contains("Entries       6 for p-1, out of a ledger of 8, from")
                    .contains("no decision that is here asks for it")
                    .doesNotContain("the policy in force asks for nobody")
                    .contains("This is what decision p-1 rests on: 6 entries from the founding on")
                    .contains("It proves that this was decided and")
                    .contains("It cannot show that no other decision was left out");
        }

        @Test
        void doesNotSayThatAProposalWasDecidedWhichIsOpen() throws IOException {
            var open = AHospitalsLedger.withAnOpenProposal("st anna");
            ExportsOnDisk.writeDecision(open, "p-2", directory.resolve("part"));
            verify("part");
            assertThat(said())
                    .contains("This is what was done on proposal p-2")
                    .contains("By them it was not adopted.")
                    .doesNotContain("It proves that this was decided");
        }

        @Test
        void saysSoAlsoOfAProposalThatIsShown() throws IOException {
            ExportsOnDisk.writeDecision(ledger, "p-1", directory.resolve("part"));
            Verify.run(stream(), List.of("show", directory.resolve("part").toString(), "p-1"));
            assertThat(said())
                    .contains("It was adopted.")
                    .contains("It cannot show that no other decision was left out");
        }
    }

    @Nested
    class AnExportThatDoesNotHold {

        @Test
        void isANoThatNamesThePlace() throws IOException {
            Path payloads = directory.resolve("export/payloads/000.jsonl");
            Files.writeString(payloads, Files.readString(payloads).replaceFirst("nurse-17", "nurse-18"));
            assertThat(verify("export", "--fingerprint", ledger.fingerprint().grouped()))
                    .isEqualTo(1);
            assertThat(said())
                    .endsWith("Whether rightly, the entries show:\n\nThis export does not hold:\n"
                            + "- entry 1: Its payload is not the one that the entry commits to.\n");
        }

        @Test
        void isANoToAnotherFounding() {
            String other =
                    AHospitalsLedger.withOneDecision("impostor").fingerprint().grouped();
            assertThat(verify("export", "--fingerprint", other)).isEqualTo(1);
            assertThat(said()).contains("founding: This is the record of another founding.");
        }

        @Test
        void isANoToAnotherFoundingBeforeTheEntriesAreRead() throws IOException {
            Files.writeString(directory.resolve("export/payloads/000.jsonl"), "never read");
            String other =
                    AHospitalsLedger.withOneDecision("impostor").fingerprint().grouped();
            assertThat(verify("export", "--fingerprint", other)).isEqualTo(1);
            assertThat(said())
                    .startsWith(
                            "Its first page says: st-anna, of 8 entries. It names another founding than the one that"
                                    + " you asked for.\n")
                    .contains("- founding: This is the record of another founding. Its fingerprint is "
                            + ledger.fingerprint().grouped() + ", by its own first page.\n")
                    .doesNotContain("payloads");
        }

        @Test
        void isANoAlsoWhereOnlyTheFirstPageNamesTheFoundingThatWasAskedFor() throws IOException {
            var impostor = AHospitalsLedger.withOneDecision("impostor");
            impostor.exportTo(directory.resolve("false"));
            Path page = directory.resolve("false/manifest.json");
            Files.writeString(
                    page,
                    Files.readString(page)
                            .replace(
                                    impostor.fingerprint().digest().hex(),
                                    ledger.fingerprint().digest().hex()));
            assertThat(verify("false", "--fingerprint", ledger.fingerprint().grouped()))
                    .isEqualTo(1);
            assertThat(said())
                    .contains("It names the founding that you asked for. Whether rightly, the entries show:")
                    .contains("founding: This is the record of another founding. Its fingerprint is "
                            + impostor.fingerprint().grouped() + ".\n")
                    .doesNotContain("Everything holds");
        }

        @Test
        void showsNoProposals() throws IOException {
            Files.delete(directory.resolve("export/checkpoint"));
            assertThat(show("p-1")).isEqualTo(1);
            assertThat(said()).contains("- checkpoint: This file is missing.");
        }
    }

    @Nested
    class Showing {

        @Test
        void spellsOutWhatIsSigned() {
            assertThat(show("p-1")).isEqualTo(3);
            assertThat(said())
                    .startsWith("Proposal p-1, made by holder-of-iam")
                    .contains("session-limits (shared-workstation, group) and replaces version 1")
                    .contains("\"idleMinutes\": 15")
                    .contains("\"format\":\"threekey-proposal/1\"")
                    .contains("\"context\":\"threekey decision act\"")
                    .contains("It was adopted.");
        }

        @Test
        void saysWhatTheNextStatementMustName() throws IOException {
            AHospitalsLedger open = AHospitalsLedger.withAnOpenProposal("st anna");
            open.exportTo(directory.resolve("open"));
            assertThat(Verify.run(
                            stream(), List.of("show", directory.resolve("open").toString(), "p-2")))
                    .isEqualTo(3);
            assertThat(said())
                    .contains("Whoever acts on it now signs a statement with these fields")
                    .contains("\"policyVersionReplaced\": 2")
                    .contains("\"founding\": \"" + ledger.fingerprint().digest() + "\"");
        }

        @Test
        void ofAProposalThatIsNotThereSaysSo() {
            assertThat(show("p-9")).isEqualTo(2);
            assertThat(said()).startsWith("There is no such proposal in this export.");
        }
    }

    @Nested
    class AnUnclearQuestion {

        @Test
        void isAnsweredWithHowToAsk() {
            unclear("Which export? Name its directory.");
            unclear("There is no directory and no zip file nowhere.", "nowhere");
            String export = directory.resolve("export").toString();
            unclear("There is no '--quiet' here.", export, "--quiet");
            unclear("Something is missing after --since.", export, "--since");
            unclear("There is no file nowhere that can be read.", export, "--since", "nowhere");
            unclear(
                    "A fingerprint has 64 digits from 0 to 9 and a to f; put it in quotes where it has spaces.",
                    export,
                    "--fingerprint",
                    "abcd");
            unclear("To show a proposal, name the directory and the proposal.", "show", export);
        }

        private void unclear(String problem, String... arguments) {
            out.reset();
            assertThat(Verify.run(stream(), List.of(arguments))).isEqualTo(2);
            assertThat(said()).startsWith(problem + "\n").contains("verify DIR|ZIP [--fingerprint F]");
        }
    }

    private int verify(String export, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addFirst(directory.resolve(export).toString());
        return Verify.run(stream(), arguments);
    }

    private int show(String proposal) {
        return Verify.run(stream(), List.of("show", directory.resolve("export").toString(), proposal));
    }

    private PrintStream stream() {
        return new PrintStream(out, true, UTF_8);
    }

    private String said() {
        return out.toString(UTF_8);
    }
}
