package io.threekey.evidence;

import static io.threekey.evidence.ADishonestServer.PROPOSED;
import static io.threekey.evidence.ADishonestServer.SIGNED_IN;
import static io.threekey.evidence.ADishonestServer.redated;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewrittenLedgersTest {

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

    private ADishonestServer server;

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    @Nested
    class EntriesThatADishonestServerRewrote {

        @Test
        void areNoticedUnderTheHonestCheckpointWhicheverIsDroppedRepeatedOrSwapped() throws IOException {
            List<LedgerEntry> honest = ledger.entries();
            for (int one = 0; one < honest.size(); one++) {
                List<LedgerEntry> dropped = new ArrayList<>(honest);
                dropped.remove(one);
                failsUnderTheHonestCheckpoint(dropped);
                for (int other = 0; other < honest.size(); other++) {
                    List<LedgerEntry> repeated = new ArrayList<>(honest);
                    repeated.add(other, honest.get(one));
                    failsUnderTheHonestCheckpoint(repeated);
                    List<LedgerEntry> swapped = new ArrayList<>(honest);
                    Collections.swap(swapped, one, other);
                    if (one != other) {
                        failsUnderTheHonestCheckpoint(swapped);
                    }
                }
            }
        }

        @Test
        void areNoticedWhereTheLastOneIsGone() throws IOException {
            AHospitalsLedger shorter = ledger.rewritten(
                    ledger.entries().subList(0, ledger.entries().size() - 1));
            Path export = server.written(shorter);
            Files.write(export.resolve("checkpoint"), ledger.checkpoint().bytes());
            assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                    .extracting(Failure::toString)
                    .containsExactly("checkpoint: The log signed another ledger: its 8 entries are not these 7.");
        }

        private void failsUnderTheHonestCheckpoint(List<LedgerEntry> entries) throws IOException {
            Path export = server.written(ledger.rewritten(entries));
            Files.write(export.resolve("checkpoint"), ledger.checkpoint().bytes());
            assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Fails.class);
        }

        @Test
        void areNoticedByWhatSignersSawOfThem() throws IOException {
            List<LedgerEntry> fewer = new ArrayList<>(ledger.entries());
            fewer.remove(SIGNED_IN);
            server.failsWith(
                    ledger.rewritten(fewer),
                    "entry 2: Its signer was shown 3 entries before there were as many.",
                    "entry 4: Its signer was shown 5 entries before there were as many.");
        }

        @Test
        void areNoticedWhereTwoWereSwapped() throws IOException {
            List<LedgerEntry> swapped = new ArrayList<>(ledger.entries());
            Collections.swap(swapped, SIGNED_IN, PROPOSED);
            server.failsWith(ledger.rewritten(swapped), "entry 2: The entry is dated before the one that precedes it.");
        }

        @Test
        void areNoticedWhereOneWasAddedBehindTheSigners() throws IOException {
            List<LedgerEntry> more = new ArrayList<>(ledger.entries());
            more.add(SIGNED_IN, more.get(SIGNED_IN));
            server.failsWith(
                    ledger.rewritten(more),
                    "entry 4: Its signer was shown another ledger: its first 3 entries are not these.");
        }

        @Test
        void areNoticedWhereTheFoundingIsGone() throws IOException {
            server.failsWith(
                    ledger.rewritten(
                            ledger.entries().subList(PROPOSED, ledger.entries().size())),
                    "entries: None of them records the founding.");
        }

        @Test
        void areNoticedWhereTheFoundingIsThereTwice() throws IOException {
            ledger.append(redated(
                    ledger, AHospitalsLedger.empty("another").found().entries().getFirst()));
            server.failsWith(ledger, "entry 8: The installation is founded a second time.");
        }
    }

    @Nested
    class AnotherLedger {

        @Test
        void isNoticedByTheCheckpointKeptFromBeforeTheFork() throws IOException {
            AHospitalsLedger fork = AHospitalsLedger.empty("st anna").found();
            fork.signIn("somebody-else");
            byte[] kept = ledger.checkpoint().bytes();
            server.failsSince(
                    fork, kept, "the checkpoint kept from earlier: The ledger had 8 entries then and has 2 here.");
            for (int i = 0; i < 10; i++) {
                fork.signIn("nurse-" + i);
            }
            server.failsSince(
                    fork,
                    kept,
                    "the checkpoint kept from earlier: The first 8 entries were others then: the ledger was rewritten"
                            + " or forked.");
        }

        @Test
        void underOtherKeysHoldsInItselfAndFailsAgainstTheFingerprint() throws IOException {
            AHospitalsLedger impostor = AHospitalsLedger.withOneDecision("impostor");
            Path export = ExportsOnDisk.write(impostor, directory.resolve("impostor"));
            assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Holds.class);
            Verdict verdict = EvidenceCheck.verify(export, Optional.of(ledger.fingerprint()), Optional.empty());
            assertThat(ExportsOnDisk.failures(verdict))
                    .extracting(Failure::toString)
                    .containsExactly("founding: This is the record of another founding. Its fingerprint is "
                            + impostor.fingerprint().grouped() + ", by its own first page.");
            server.failsSince(
                    impostor,
                    ledger.checkpoint().bytes(),
                    "the checkpoint kept from earlier: It is not signed by a log that the charter of this export names or"
                            + " named.");
        }

        @Test
        void cannotSignForThisOne() throws IOException {
            Path export = ExportsOnDisk.write(ledger, directory.resolve("export"));
            Files.write(
                    export.resolve("checkpoint"),
                    AHospitalsLedger.withOneDecision("impostor").checkpoint().bytes());
            assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                    .singleElement()
                    .extracting(Failure::kind)
                    .isEqualTo(FailureKind.CHECKPOINT);
        }

        @Test
        void isNotWhatTheManifestMaySay() throws IOException {
            Path export = ExportsOnDisk.write(ledger, directory.resolve("export"));
            Path manifest = export.resolve("manifest.json");
            String honest = Files.readString(manifest);
            for (String other : List.of(
                    honest.replace("\"st-anna\"", "\"st-anne\""),
                    honest.replace("st-anna.example", "st-anne.example"),
                    honest.replace(
                            ledger.fingerprint().digest().hex(),
                            Digest.of(new byte[0]).hex()))) {
                Files.writeString(manifest, other);
                assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                        .extracting(Failure::kind)
                        .containsExactly(FailureKind.MANIFEST);
            }
        }
    }
}
