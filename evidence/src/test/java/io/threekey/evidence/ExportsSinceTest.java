package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsSinceTest {

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

    private byte[] kept = new byte[0];

    /** An export of 608 entries, and one of what came after, with a decision in each. */
    private Path sinceThen() throws IOException {
        nursesComeIn(600);
        ExportsOnDisk.write(ledger, earlier());
        kept = ledger.checkpoint().bytes();
        ledger.decide(
                ledger.proposeSessionLimits("p-2", 20, 2, 15),
                Function.IAM,
                Function.CLINICAL_OPERATIONS,
                Function.SECURITY);
        nursesComeIn(300);
        return ledger.exportSince(608, directory.resolve("since"));
    }

    private Path earlier() {
        return directory.resolve("earlier");
    }

    private void nursesComeIn(int count) {
        for (int i = 0; i < count; i++) {
            ledger.signIn("nurse-" + i);
        }
    }

    private Report holds(Path export, List<Path> before, Optional<byte[]> since) {
        Verdict verdict = EvidenceCheck.verify(export, before, Optional.of(ledger.fingerprint()), since);
        assertThat(ExportsOnDisk.failures(verdict)).isEmpty();
        return ((Verdict.Holds) verdict).report();
    }

    private void fails(String sentence, Path export, Path... before) {
        assertThat(ExportsOnDisk.failures(
                        EvidenceCheck.verify(export, List.of(before), Optional.empty(), Optional.empty())))
                .extracting(Failure::toString)
                .anySatisfy(found -> assertThat(found).startsWith(sentence));
    }

    @Nested
    class WhatCameSince {

        @Test
        void holdsAsTheContinuationOfTheEarlierExport() throws IOException {
            Report report = holds(sinceThen(), List.of(earlier()), Optional.of(kept));
            assertThat(report.wholeFrom()).isZero();
            assertThat(report.head()).isEqualTo(ledger.checkpoint().checkpoint().head());
            assertThat(report.signIns()).isEqualTo(902);
            assertThat(report.from()).isEqualTo(AHospitalsLedger.START);
        }

        @Test
        void holdsAsTheContinuationOfACheckpoint() throws IOException {
            Report report = holds(sinceThen(), List.of(), Optional.of(kept));
            assertThat(report.wholeFrom()).isEqualTo(512);
            assertThat(report.history().versions(AHospital.SESSION_LIMITS)).hasSize(3);
            assertThat(report.signIns()).isEqualTo(96 + 300);
        }

        @Test
        void continuesWhatCameSinceBefore() throws IOException {
            Path second = sinceThen();
            nursesComeIn(10);
            Path third = ledger.exportSince(913, directory.resolve("third"));
            assertThat(holds(third, List.of(earlier(), second), Optional.empty())
                            .signIns())
                    .isEqualTo(912);
            assertThat(holds(third, List.of(second), Optional.empty()).wholeFrom())
                    .isEqualTo(512);
        }

        @Test
        void mayBeginWhereABundleIsFull() throws IOException {
            nursesComeIn(504);
            Path before = ExportsOnDisk.write(ledger, directory.resolve("before"));
            nursesComeIn(3);
            Path since = ledger.exportSince(512, directory.resolve("since"));
            holds(since, List.of(before), Optional.empty());
            holds(since, List.of(), Optional.empty());
        }

        @Test
        void mayBeNothing() throws IOException {
            Path before = ExportsOnDisk.write(ledger, directory.resolve("before"));
            holds(ledger.exportSince(8, directory.resolve("since")), List.of(before), Optional.empty());
        }

        @Test
        void mayBeNothingWhereABundleIsFull() throws IOException {
            nursesComeIn(504);
            Path before = ExportsOnDisk.write(ledger, directory.resolve("before"));
            Path nothing = ledger.exportSince(512, directory.resolve("nothing"));
            holds(nothing, List.of(), Optional.empty());
            assertThat(holds(nothing, List.of(before), Optional.empty()).signIns())
                    .isEqualTo(506);
            nursesComeIn(3);
            Path since = ledger.exportSince(512, directory.resolve("since"));
            assertThat(holds(since, List.of(before, nothing), Optional.empty()).signIns())
                    .isEqualTo(509);
            assertThat(holds(since, List.of(nothing), Optional.empty()).signIns())
                    .isEqualTo(3);
        }

        @Test
        void laidOverTheEarlierExportIsTheWholeOne() throws IOException {
            Path since = sinceThen();
            Path whole = ExportsOnDisk.write(ledger, directory.resolve("whole"));
            for (Path file : ExportsOnDisk.files(since)) {
                String name = since.relativize(file).toString();
                if (name.startsWith("tile") || name.startsWith("payloads") || name.equals("checkpoint")) {
                    assertThat(file).hasSameBinaryContentAs(whole.resolve(name));
                }
            }
        }

        @Test
        void includesTheDecisionsThatSignInsRestOn() throws IOException {
            nursesComeIn(600);
            Path since = ledger.exportSince(600, directory.resolve("since"));
            assertThat(Files.readString(since.resolve("chain/000.jsonl")).lines())
                    .hasSize(6);
            holds(since, List.of(), Optional.empty());
        }
    }

    @Nested
    class WhatDoesNotContinue {

        @Test
        void isRefusedBesideTheExportOfAnotherLedger() throws IOException {
            Path since = sinceThen();
            AHospitalsLedger other = AHospitalsLedger.withOneDecision("st anna");
            for (int i = 0; i < 600; i++) {
                other.signIn("guest-" + i);
            }
            fails(
                    "entry 608: The earlier export ended before it with other entries",
                    since,
                    ExportsOnDisk.write(other, directory.resolve("other")));
        }

        @Test
        void isRefusedBesideTheExportOfAnotherLedgerAlsoWhereNothingCame() throws IOException {
            nursesComeIn(504);
            AHospitalsLedger other = AHospitalsLedger.withOneDecision("st anna");
            for (int i = 0; i < 504; i++) {
                other.signIn("guest-" + i);
            }
            fails(
                    "checkpoint: Nothing came since, and yet it is of another ledger than the earlier export.",
                    ledger.exportSince(512, directory.resolve("since")),
                    ExportsOnDisk.write(other, directory.resolve("other")));
        }

        /** Without its newest bundle, it calls for no bundles at all, and the log's signature is genuine. */
        @Test
        void isRefusedWhereItSpeaksOfFewerEntriesThanTheLogSigned() throws IOException {
            nursesComeIn(592);
            Path since = ledger.exportSince(512, directory.resolve("since"));
            for (Path file : ExportsOnDisk.files(since)) {
                String name = since.relativize(file).toString();
                if (name.startsWith("tile") || name.startsWith("payloads")) {
                    Files.delete(file);
                }
            }
            removeEmptyFolders(since);
            Path manifest = since.resolve("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace("\"size\":600", "\"size\":512"));
            fails("manifest.json: It speaks of 512 entries, and the log signed 600.", since);
        }

        @Test
        void isRefusedWhereALaterExportLeavesOutWhatWasDecidedBefore() throws IOException {
            Path since = sinceThen();
            dropLines(since, "\"index\":2,", "\"index\":3,", "\"index\":4,", "\"index\":5,", "\"index\":6,");
            fails(
                    "entry 2: It is among what was decided before in the earlier export, and left out in the later one.",
                    since,
                    earlier());
        }

        @Test
        void isRefusedWhereALaterExportHasADecisionThatTheEarlierOneLeftOut() throws IOException {
            sinceThen();
            ledger.proposeSessionLimits("p-3", 12, 3, 20);
            nursesComeIn(300);
            Path third = ledger.exportSince(1100, directory.resolve("third"));
            nursesComeIn(10);
            Path fourth = ledger.exportSince(1214, directory.resolve("fourth"));
            dropLines(third, "\"index\":913,"); // a proposal that nobody signed: what is left holds by itself
            holds(third, List.of(), Optional.empty());
            fails(
                    "entry 913: It stands alone among what was decided before, and not so in the earlier export.",
                    fourth,
                    third);
        }

        @Test
        void isRefusedWhereSomethingIsMissingBetween() throws IOException {
            Path first = ExportsOnDisk.write(ledger, directory.resolve("first"));
            fails(
                    "manifest.json: It goes from entry 512 to 913 and does not continue the earlier export, which ends"
                            + " with 8.",
                    sinceThen(),
                    first);
        }

        @Test
        void isRefusedAgainstACheckpointOfAnotherLedger() throws IOException {
            Path since = sinceThen();
            AHospitalsLedger other = AHospitalsLedger.withOneDecision("st anna");
            for (int i = 0; i < 600; i++) {
                other.signIn("guest-" + i);
            }
            assertThat(ExportsOnDisk.failures(EvidenceCheck.verify(
                            since,
                            Optional.empty(),
                            Optional.of(other.checkpoint().bytes()))))
                    .extracting(Failure::sentence)
                    .containsExactly("The first 608 entries were others then: the ledger was rewritten or forked.");
        }

        @Test
        void cannotBeToldOfACheckpointFromLongBefore() throws IOException {
            byte[] old = ledger.checkpoint().bytes();
            assertThat(ExportsOnDisk.failures(EvidenceCheck.verify(sinceThen(), Optional.empty(), Optional.of(old))))
                    .extracting(Failure::sentence)
                    .containsExactly("It is of the first 8 entries, and this export cannot tell which those were.");
        }

        @Test
        void isRefusedWithADecisionLeftOut() throws IOException {
            Path since = sinceThen();
            dropLines(since, "\"index\":2,", "\"index\":3,", "\"index\":4,", "\"index\":5,", "\"index\":6,");
            fails("entry ", since);
        }

        @Test
        void isRefusedWithADecisionThatNeverStoodInTheLedger() throws IOException {
            Path since = sinceThen();
            Path chain = since.resolve("chain/000.jsonl");
            Files.writeString(chain, Files.readString(chain).replaceFirst("\"proof\":\\[\"[^\"]*\",", "\"proof\":["));
            fails("entry 0: It does not stand in the ledger that the log signed.", since);
        }

        @Test
        void isRefusedWithAnyFileTouched() throws IOException {
            Path since = sinceThen();
            isSpoiltByAnyChangeOf(since, () -> ExportsOnDisk.verify(since));
        }

        /** Nothing in the earlier ones is only lying there, nor in the later ones what an earlier one has too. */
        @Test
        void isRefusedWithAnyFileOfAnyOfSeveralTouched() throws IOException {
            Path second = sinceThen();
            nursesComeIn(10);
            Path third = ledger.exportSince(913, directory.resolve("third"));
            Supplier<Verdict> fromTheMiddle =
                    () -> EvidenceCheck.verify(third, List.of(second), Optional.empty(), Optional.empty());
            Supplier<Verdict> fromTheBeginning =
                    () -> EvidenceCheck.verify(second, List.of(earlier()), Optional.empty(), Optional.empty());
            isSpoiltByAnyChangeOf(second, fromTheMiddle);
            isSpoiltByAnyChangeOf(third, fromTheMiddle);
            isSpoiltByAnyChangeOf(second, fromTheBeginning);
        }

        private void isSpoiltByAnyChangeOf(Path export, Supplier<Verdict> verdict) throws IOException {
            for (Path file : ExportsOnDisk.files(export)) {
                byte[] content = Files.readAllBytes(file);
                if (content.length > 0) {
                    byte[] other = content.clone();
                    other[content.length / 2] ^= 1;
                    Files.write(file, other);
                    assertThat(verdict.get()).as("%s", file).isInstanceOf(Verdict.Fails.class);
                }
                Files.write(file, java.util.Arrays.copyOf(content, content.length + 1));
                assertThat(verdict.get()).as("%s, longer", file).isInstanceOf(Verdict.Fails.class);
                Files.write(file, content);
            }
            assertThat(verdict.get()).isInstanceOf(Verdict.Holds.class);
        }

        private void removeEmptyFolders(Path export) throws IOException {
            try (var paths = Files.walk(export)) {
                for (Path folder : paths.filter(Files::isDirectory)
                        .sorted(Comparator.reverseOrder())
                        .toList()) {
                    if (ExportsOnDisk.files(folder).isEmpty()) {
                        Files.delete(folder);
                    }
                }
            }
        }

        private void dropLines(Path since, String... which) throws IOException {
            Path chain = since.resolve("chain/000.jsonl");
            List<String> lines = new ArrayList<>(Files.readAllLines(chain));
            int before = lines.size();
            lines.removeIf(line -> java.util.Arrays.stream(which).anyMatch(line::contains));
            Files.writeString(chain, String.join("\n", lines) + "\n");
            Path manifest = since.resolve("manifest.json");
            Files.writeString(
                    manifest, Files.readString(manifest).replace("\"chain\":" + before, "\"chain\":" + lines.size()));
        }
    }
}
