package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threekey.testkit.SecondOpinion;
import io.threekey.tlog.Cosigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads docs/architecture/export.md can check an export's log without a line of our Java. */
class SecondOpinionOnExportsTest {

    private static final int STEP = 211;

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");
    private Path export = Path.of("");

    @BeforeEach
    void anExportOfTwoBundles() throws IOException {
        assumeTrue(SecondOpinion.canBeHad(), SecondOpinion.MISSING);
        for (var shift = 0; shift < 260; shift++) {
            ledger.signIn("nurse-" + shift);
        }
        export = ExportsOnDisk.write(ledger, directory.resolve("export"));
    }

    @Test
    void findsNothingInAnHonestOne() {
        assertThat(SecondOpinion.faultsIn(export)).isEmpty();
    }

    @Nested
    class Finds {

        @Test
        void aChangedByteWhereverInTheLogItIs() throws IOException {
            try (var other = SecondOpinion.asked()) {
                for (var file : ExportsOnDisk.files(export)) {
                    if (!file.endsWith("manifest.json")) {
                        findsEachChange(other, file);
                    }
                }
                assertThat(judged(other)).isEqualTo("holds");
            }
        }

        private void findsEachChange(SecondOpinion other, Path file) throws IOException {
            var content = Files.readAllBytes(file);
            // the last bytes of a file are as good as any
            for (var at = content.length - 1; at >= 0; at -= Math.max(STEP, content.length / 20)) {
                var changed = content.clone();
                changed[at] ^= 0x01;
                Files.write(file, changed);
                assertThat(judged(other)).as("byte %d of %s", at, file).isNotEqualTo("holds");
            }
            Files.write(file, content);
        }

        @Test
        void aFileThatIsMissingOrOneTooMany() throws IOException {
            try (var other = SecondOpinion.asked()) {
                for (var file : ExportsOnDisk.files(export)) {
                    var content = Files.readAllBytes(file);
                    Files.delete(file);
                    assertThat(judged(other)).as("without %s", file).isNotEqualTo("holds");
                    Files.write(file, content);
                }
                Files.writeString(export.resolve("tile/0/002"), "more");
                assertThat(judged(other)).isEqualTo("tile/0/002: it does not belong to the export");
            }
        }

        @Test
        void payloadsThatChangedPlaces() throws IOException {
            var page = export.resolve("payloads/000.jsonl");
            var lines = new ArrayList<>(Files.readAllLines(page));
            Collections.swap(lines, 100, 101);
            Files.writeString(page, String.join("\n", lines) + "\n");
            assertThat(SecondOpinion.faultsIn(export))
                    .containsExactly(
                            "100: its payload's line is of another form or place",
                            "101: its payload's line is of another form or place");
        }

        @Test
        void aLedgerThatWasRewrittenAndSignedAgain() throws IOException {
            var kept =
                    Files.write(directory.resolve("kept"), ledger.checkpoint().bytes());
            var fewer = new ArrayList<>(ledger.entries());
            fewer.remove(20);
            var again = ledger.rewritten(fewer).signIn("nurse-1").signIn("nurse-2");
            var rewritten = ExportsOnDisk.write(again, directory.resolve("rewritten"));
            assertThat(SecondOpinion.faultsIn(export, "--since", kept.toString()))
                    .isEmpty();
            assertThat(SecondOpinion.faultsIn(rewritten)).isEmpty();
            assertThat(SecondOpinion.faultsIn(rewritten, "--since", kept.toString()))
                    .containsExactly(kept + ": its root is not that of the entries");
        }

        @Test
        void aCheckpointOfAnotherLog() throws IOException {
            var impostor = AHospitalsLedger.empty("impostor").rewritten(ledger.entries());
            Files.write(export.resolve("checkpoint"), impostor.checkpoint().bytes());
            assertThat(SecondOpinion.faultsIn(export))
                    .singleElement()
                    .asString()
                    .contains("is not signed by");
        }

        @Test
        void aCosignatureThatIsMissingOrForged() throws Exception {
            var witness = aWitness();
            var cosigned = ledger.checkpoint()
                    .with(
                            witness.cosign(ledger.checkpoint().checkpoint(), Instant.ofEpochSecond(1_795_000_000)),
                            witness.key());
            Files.write(export.resolve("checkpoint"), cosigned.bytes());
            assertThat(SecondOpinion.faultsIn(export, "--witness", witness.key().vkey()))
                    .isEmpty();
            assertThat(SecondOpinion.faultsIn(
                            export, "--witness", aWitness().key().vkey()))
                    .singleElement()
                    .asString()
                    .contains("it is not cosigned by");
            Files.write(
                    export.resolve("checkpoint"),
                    cosigned.note()
                            .replace("\n" + ledger.checkpoint().checkpoint().size() + "\n", "\n1\n")
                            .getBytes(UTF_8));
            assertThat(SecondOpinion.faultsIn(export, "--witness", witness.key().vkey()))
                    .isNotEmpty();
        }

        private Cosigner aWitness() throws Exception {
            return Cosigner.of(
                    "witness.example", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        }
    }

    private String judged(SecondOpinion other) {
        return other.says("export", export.toString().getBytes(UTF_8));
    }
}
