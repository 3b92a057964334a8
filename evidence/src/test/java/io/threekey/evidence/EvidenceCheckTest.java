package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threekey.charter.ActKind;
import io.threekey.charter.Charter;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.SignedAct;
import io.threekey.charter.Signer;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCheckTest {

    /** Where the entries of the small ledger stand. */
    private static final int FOUNDED = 0;

    private static final int SIGNED_IN = 1;
    private static final int PROPOSED = 2;
    private static final int LAST_ACT = 5;
    private static final int ADOPTED = 6;

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

    @Nested
    class AnHonestExport {

        @Test
        void holdsAndTellsWhoDecidedWhat() throws IOException {
            Report report = holds(ledger, Optional.empty());
            assertThat(report.fingerprint()).isEqualTo(ledger.fingerprint());
            assertThat(report.head()).isEqualTo(ledger.checkpoint().checkpoint().head());
            assertThat(report.from()).isEqualTo(AHospitalsLedger.START);
            assertThat(report.until()).isEqualTo(AHospitalsLedger.START.plus(Duration.ofMinutes(7)));
            List<PolicyVersion> versions = report.history().versions(AHospital.SESSION_LIMITS);
            assertThat(versions)
                    .extracting(PolicyVersion::document)
                    .containsExactly(AHospital.limits(10), AHospital.limits(15));
            assertThat(versions.getLast().signers())
                    .extracting(Signer::holderName)
                    .containsExactlyInAnyOrder(
                            "The holder of iam", "The holder of clinical-operations", "The holder of security");
        }

        @Test
        void holdsAgainstItsFingerprintAndAnEarlierCheckpoint() throws IOException {
            byte[] earlier = ledger.checkpoint().bytes();
            for (int i = 0; i < 300; i++) {
                ledger.signIn("nurse-" + i);
            }
            assertThat(holds(ledger, Optional.of(earlier)).head().size()).isEqualTo(308);
        }

        @Test
        void mayHoldWhatIsStillOpen() throws IOException {
            Proposal open = ledger.proposeSessionLimits("p-2", 20, 2, 15);
            ledger.act(open, ActKind.OBJECT, Function.CLINICAL_OPERATIONS, Optional.of("too long at the bedside"));
            ledger.act(open, ActKind.WITHDRAW, Function.CLINICAL_OPERATIONS, Optional.empty());
            holds(ledger, Optional.empty());
        }

        @Test
        void mayHoldADecisionThatFollowsAnother() throws IOException {
            Proposal next = ledger.proposeSessionLimits("p-2", 20, 2, 15);
            ledger.decide(next, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
            Report report = holds(ledger, Optional.empty());
            assertThat(report.history()
                            .latest(AHospital.SESSION_LIMITS)
                            .orElseThrow()
                            .version())
                    .isEqualTo(3);
        }

        private Report holds(AHospitalsLedger honest, Optional<byte[]> since) throws IOException {
            Path export = ExportsOnDisk.write(honest, directory.resolve("honest"));
            Verdict verdict = EvidenceCheck.verify(export, Optional.of(honest.fingerprint()), since);
            assertThat(verdict).isInstanceOf(Verdict.Holds.class);
            return ((Verdict.Holds) verdict).report();
        }
    }

    @Nested
    class FilesThatWereTouched {

        @Test
        void areEachMissed() throws IOException {
            Path export = ExportsOnDisk.write(ledger, directory.resolve("export"));
            for (Path file : ExportsOnDisk.files(export)) {
                byte[] content = Files.readAllBytes(file);
                Files.delete(file);
                String name = export.relativize(file).toString();
                assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                        .contains(new Failure(name, "This file is missing.", FailureKind.FILES));
                Files.write(file, content);
            }
            assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Holds.class);
        }

        @Test
        void areNoticedWhereTheyWereAdded() throws IOException {
            Path export = ExportsOnDisk.write(ledger, directory.resolve("export"));
            for (String added : List.of("notes.txt", "tile/0/001", "payloads/001.jsonl", "tile/entries/000", ".x")) {
                Files.write(export.resolve(added), new byte[] {1});
                assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                        .containsExactly(
                                new Failure(added, "This file does not belong to the export.", FailureKind.FILES));
                Files.delete(export.resolve(added));
            }
            Files.createDirectory(export.resolve("empty"));
            Files.createSymbolicLink(export.resolve("link"), export.resolve("checkpoint"));
            assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                    .extracting(Failure::toString)
                    .containsExactlyInAnyOrder(
                            "empty: This directory does not belong to the export.",
                            "link: This is not a file but a link or something else.");
        }

        @Test
        void areNoticedWhereAByteIsGoneOrAdded() throws IOException {
            Path export = ExportsOnDisk.write(ledger, directory.resolve("export"));
            for (Path file : ExportsOnDisk.files(export)) {
                byte[] content = Files.readAllBytes(file);
                for (byte[] other : List.of(
                        new byte[0],
                        Arrays.copyOf(content, content.length - 1),
                        Arrays.copyOf(content, content.length + 1),
                        Arrays.copyOfRange(content, 1, content.length))) {
                    Files.write(file, other);
                    assertThat(ExportsOnDisk.verify(export)).as("%s", file).isInstanceOf(Verdict.Fails.class);
                }
                Files.write(file, content);
            }
        }

        @Test
        void includeAManifestThatSpeaksOfMoreThanThereIs() throws IOException {
            Path export = ExportsOnDisk.write(ledger, directory.resolve("export"));
            Path manifest = export.resolve("manifest.json");
            for (String size : List.of("9", "257", "9007199254740991")) {
                String text = Files.readString(manifest).replaceAll("\"size\":\\d+", "\"size\":" + size);
                Files.writeString(manifest, text);
                assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                        .isNotEmpty()
                        .allMatch(failure -> failure.kind() == FailureKind.FILES);
            }
        }
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
            Path export = written(shorter);
            Files.write(export.resolve("checkpoint"), ledger.checkpoint().bytes());
            assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(export)))
                    .extracting(Failure::toString)
                    .containsExactly("checkpoint: The log signed another ledger: its 8 entries are not these 7.");
        }

        private void failsUnderTheHonestCheckpoint(List<LedgerEntry> entries) throws IOException {
            Path export = written(ledger.rewritten(entries));
            Files.write(export.resolve("checkpoint"), ledger.checkpoint().bytes());
            assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Fails.class);
        }

        @Test
        void areNoticedByWhatSignersSawOfThem() throws IOException {
            List<LedgerEntry> fewer = new ArrayList<>(ledger.entries());
            fewer.remove(SIGNED_IN);
            failsWith(
                    ledger.rewritten(fewer),
                    "entry 2: Its signer was shown 3 entries before there were as many.",
                    "entry 4: Its signer was shown 5 entries before there were as many.");
        }

        @Test
        void areNoticedWhereTwoWereSwapped() throws IOException {
            List<LedgerEntry> swapped = new ArrayList<>(ledger.entries());
            Collections.swap(swapped, SIGNED_IN, PROPOSED);
            failsWith(ledger.rewritten(swapped), "entry 2: The entry is dated before the one that precedes it.");
        }

        @Test
        void areNoticedWhereOneWasAddedBehindTheSigners() throws IOException {
            List<LedgerEntry> more = new ArrayList<>(ledger.entries());
            more.add(SIGNED_IN, more.get(SIGNED_IN));
            failsWith(
                    ledger.rewritten(more),
                    "entry 4: Its signer was shown another ledger: its first 3 entries are not these.");
        }

        @Test
        void areNoticedWhereTheFoundingIsGone() throws IOException {
            failsWith(
                    ledger.rewritten(
                            ledger.entries().subList(PROPOSED, ledger.entries().size())),
                    "entries: None of them records the founding.");
        }

        @Test
        void areNoticedWhereTheFoundingIsThereTwice() throws IOException {
            ledger.append(
                    redated(AHospitalsLedger.empty("another").found().entries().getFirst()));
            failsWith(ledger, "entry 8: The installation is founded a second time.");
        }
    }

    @Nested
    class DecisionsThatWereNotMade {

        private final AHospitalsLedger founded =
                AHospitalsLedger.empty("st anna").found();

        @Test
        void areRefusedWithoutSignatures() throws IOException {
            Proposal proposal = founded.proposeSessionLimits("p-1", 600, 1, 10);
            founded.adopt(proposal, List.of());
            failsStartingWith(
                    founded, "entry 2: The decision does not hold. The signatures do not make it a decision.");
        }

        @Test
        void areRefusedWithTooFewSignatures() throws IOException {
            Proposal proposal = founded.proposeSessionLimits("p-1", 600, 1, 10);
            founded.decide(proposal, Function.IAM, Function.SECURITY);
            failsStartingWith(
                    founded, "entry 4: The decision does not hold. The signatures do not make it a decision.");
        }

        @Test
        void areRefusedWhereAnObjectionWasLeftOut() throws IOException {
            Proposal proposal = founded.proposeSessionLimits("p-1", 600, 1, 10);
            founded.act(proposal, ActKind.OBJECT, Function.CLINICAL_OPERATIONS, Optional.of("unsafe at night"));
            List<SignedAct> without = new ArrayList<>();
            for (Function function : List.of(Function.IAM, Function.SECURITY)) {
                without.add(founded.act(proposal, ActKind.SIGN, function, Optional.empty()));
            }
            founded.adopt(proposal, without);
            failsWith(
                    founded,
                    "entry 5: The decision on proposal p-1 does not rest on exactly the acts that are recorded before"
                            + " it.");
        }

        @Test
        void areRefusedOnAProposalThatNobodyRecorded() throws IOException {
            List<LedgerEntry> entries = new ArrayList<>(ledger.entries());
            entries.remove(PROPOSED);
            failsWith(
                    ledger.rewritten(entries),
                    "entry 2: The act is on a proposal that is not recorded before it.",
                    "entry 3: The act is on a proposal that is not recorded before it.",
                    "entry 4: The act is on a proposal that is not recorded before it.",
                    "entry 5: A proposal is adopted that is not recorded before.");
        }

        @Test
        void areRefusedWhereAnActIsGone() throws IOException {
            List<LedgerEntry> entries = new ArrayList<>(ledger.entries());
            entries.remove(LAST_ACT);
            failsWith(
                    ledger.rewritten(entries),
                    "entry 5: The decision on proposal p-1 does not rest on exactly the acts that are recorded before"
                            + " it.");
        }

        @Test
        void areRefusedTwice() throws IOException {
            ledger.append(redated(ledger.entries().get(ADOPTED)));
            failsStartingWith(ledger, "entry 8: The proposal p-1 is adopted a second time.");
        }

        @Test
        void areRefusedWhereAnActFollowsTheAdoption() throws IOException {
            ledger.append(redated(ledger.entries().get(LAST_ACT)));
            failsWith(ledger, "entry 8: The act is on proposal p-1, which was adopted before.");
        }

        @Test
        void areRefusedUnderADateOfTheirOwn() throws IOException {
            List<LedgerEntry> entries = new ArrayList<>(ledger.entries());
            DecisionAdoptedEntry adopted = DecisionAdoptedEntry.parse(payload(entries.get(ADOPTED)));
            for (long minutes : List.of(-6L, 6L)) {
                Instant claimed = adopted.adoptedAt().plus(Duration.ofMinutes(minutes));
                LedgerEntry honest = entries.get(ADOPTED);
                LedgerEntry dated = LedgerEntry.of(
                        EntryType.DECISION_ADOPTED,
                        Leaf.parse(honest.leaf()).at(),
                        honest.salt(),
                        new DecisionAdoptedEntry(adopted.proposal(), adopted.acts(), claimed).payload());
                List<LedgerEntry> redated = new ArrayList<>(entries);
                redated.set(ADOPTED, dated);
                failsStartingWith(ledger.rewritten(redated), "entry 6: It says " + claimed);
            }
        }

        @Test
        void areRefusedWhereTheCharterIsChangedWithoutTheOldOnesConsent() throws IOException {
            AHospital impostors = AHospitalsLedger.empty("impostors").hospital();
            Charter old = founded.hospital().charter();
            Charter theirs = new Charter(
                    old.installation(),
                    2,
                    old.sealing(),
                    old.log(),
                    impostors.charter().seats(),
                    old.policyKinds(),
                    old.rights(),
                    List.of());
            Proposal takeover =
                    founded.propose("p-1", PolicyAddress.CHARTER, theirs.document(), 1, Optional.of(old.document()));
            founded.actingAs(impostors).decide(takeover, Function.values());
            failsStartingWith(
                    founded,
                    "entry 6: The decision does not hold. An act does not count. This key does not belong to the"
                            + " seat.");
        }
    }

    @Nested
    class ActsThatWereNotDone {

        @Test
        void areRefusedOnOpenProposalsToo() throws IOException {
            Proposal open = ledger.proposeSessionLimits("p-2", 20, 2, 15);
            AHospital impostors = AHospitalsLedger.empty("impostors").hospital();
            ledger.actingAs(impostors).act(open, ActKind.SIGN, Function.IAM, Optional.empty());
            failsWith(ledger, "entry 9: The act does not count. This key does not belong to the seat.");
        }

        @Test
        void areRefusedWhereTheyCannotBeRead() throws IOException {
            ledger.record(EntryType.PROPOSAL_ACT, Json.object().put("act", 1).build());
            failsStartingWith(ledger, "entry 8: What it records of proposal.act is not readable:");
        }
    }

    @Nested
    class AnotherLedger {

        @Test
        void isNoticedByTheCheckpointKeptFromBeforeTheFork() throws IOException {
            AHospitalsLedger fork = AHospitalsLedger.empty("st anna").found();
            fork.signIn("somebody else");
            byte[] kept = ledger.checkpoint().bytes();
            failsSince(fork, kept, "the checkpoint kept from earlier: The ledger had 8 entries then and has 2 here.");
            for (int i = 0; i < 10; i++) {
                fork.signIn("nurse-" + i);
            }
            failsSince(
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
                            + impostor.fingerprint().grouped() + ".");
            failsSince(
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

    @Nested
    class Writing {

        @Test
        void refusesADirectoryWithSomethingInIt() throws IOException {
            Files.createFile(directory.resolve("something"));
            assertThatIllegalArgumentException().isThrownBy(() -> ledger.exportTo(directory));
        }
    }

    private LedgerEntry redated(LedgerEntry entry) {
        return LedgerEntry.of(Leaf.parse(entry.leaf()).type(), ledger.now(), entry.salt(), payload(entry));
    }

    private static JsonObject payload(LedgerEntry entry) {
        return (JsonObject) CanonicalJson.read(entry.payload());
    }

    private int written;

    private void failsWith(AHospitalsLedger dishonest, String... sentences) throws IOException {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(written(dishonest))))
                .extracting(Failure::toString)
                .contains(sentences);
    }

    private void failsStartingWith(AHospitalsLedger dishonest, String start) throws IOException {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(written(dishonest))))
                .extracting(Failure::toString)
                .first()
                .asString()
                .startsWith(start);
    }

    private void failsSince(AHospitalsLedger other, byte[] kept, String sentence) throws IOException {
        Verdict verdict = EvidenceCheck.verify(written(other), Optional.empty(), Optional.of(kept));
        assertThat(ExportsOnDisk.failures(verdict))
                .extracting(Failure::toString)
                .containsExactly(sentence);
    }

    private Path written(AHospitalsLedger other) throws IOException {
        return ExportsOnDisk.write(other, directory.resolve("export-" + written++));
    }
}
