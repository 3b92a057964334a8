package io.threekey.evidence;

import io.threekey.charter.Charter;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.History;
import io.threekey.charter.json.JsonObject;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.InconsistentTree;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TreeHead;
import io.threekey.tlog.UnacceptableNote;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies an export from its bytes alone. Each step stands on those before it, so that the first kind of thing that
 * does not hold is named and nothing is concluded from it.
 */
public final class EvidenceCheck {

    private final List<ReadExport> parts = new ArrayList<>();
    private final Findings findings = new Findings();
    private Instant from = Instant.MAX;
    private Instant until = Instant.MIN;

    private EvidenceCheck() {}

    /**
     * @param fingerprint of the founding, from outside: without it an export may hold and be another hospital's
     * @param since a signed checkpoint of the same log, kept from earlier: the export must continue it
     * @throws java.io.UncheckedIOException where the directory cannot be read
     */
    public static Verdict verify(Path directory, Optional<Fingerprint> fingerprint, Optional<byte[]> since) {
        return verify(directory, List.of(), fingerprint, since);
    }

    /** @param earlier exports of the same ledger in the order in which they were made: this one must continue the last */
    public static Verdict verify(
            Path directory, List<Path> earlier, Optional<Fingerprint> fingerprint, Optional<byte[]> since) {
        EvidenceCheck check = new EvidenceCheck();
        Optional<Report> report = check.verify(
                Stream.concat(earlier.stream(), Stream.of(directory)).toList(), fingerprint, since);
        return report.isPresent() && check.findings.areNone()
                ? new Verdict.Holds(report.get())
                : new Verdict.Fails(check.findings.all());
    }

    /**
     * What an export says of itself, read at once and believed by nobody: empty where it has no first page that can be
     * read.
     */
    public static Optional<Manifest> firstPage(Path directory) {
        return ReadExport.page(new Export(directory), new Findings());
    }

    private Optional<Report> verify(List<Path> directories, Optional<Fingerprint> fingerprint, Optional<byte[]> since) {
        for (Path directory : directories) {
            ReadExport.of(directory, findings).ifPresent(parts::add);
        }
        if (findings.areNone()) {
            mustFollowEachOther();
        }
        if (findings.areNone()) {
            fingerprint.ifPresent(this::mustClaim);
        }
        if (!findings.areNone()) {
            return Optional.empty();
        }
        ReadExport asked = parts.getLast();
        GovernanceTrail trail = new GovernanceTrail(findings);
        SignInTrail signIns = new SignInTrail(findings);
        ErasureTrail erasures = new ErasureTrail(findings);
        AlertTrail alerts = new AlertTrail();
        LedgerReading reading = new LedgerReading(parts, findings);
        List<TreeHead> heads;
        try {
            heads = reading.readAll(new EntryReading.Listener() {
                @Override
                public void entry(long index, Leaf leaf, JsonObject payload) {
                    dated(leaf);
                    trail.take(index, leaf, payload);
                    signIns.take(index, leaf, payload);
                    erasures.take(index, leaf, payload);
                    alerts.take(index, leaf, payload);
                }

                @Override
                public void erased(long index, Leaf leaf, int version) {
                    dated(leaf);
                    erasures.isMissing(index, leaf, version);
                    alerts.isMissing(index, leaf);
                }
            });
        } catch (InconsistentTree e) {
            findings.add(FailureKind.TREE, "tile", "The tiles do not tell what came before: " + e.getMessage() + ".");
            return Optional.empty();
        }
        TreeHead head = heads.getLast();
        new ShownReading(asked.export(), head, findings)
                .readAll(asked.page().extent().chosen(), ExportFiles::chosen, new Chosen());
        if (!findings.areNone()) {
            return Optional.empty();
        }
        LedgersSeen seen = LedgersSeen.in(parts, heads, findings);
        Optional<History> history = new GovernanceCheck(trail, seen, findings).verify();
        Optional<Witnessed> witnessed = history.flatMap(decided -> checkCheckpoint(asked.export(), decided, head));
        history.ifPresent(decided -> {
            seen.mustAllHaveBeenAskedFor(findings);
            mustHold(asked.page().extent(), trail);
            mustName(asked, decided, head);
            checkEarlierCheckpoints(heads, decided);
            checkManifests(heads, decided);
            erasures.mustFollow(decided, ownFrom());
            signIns.mustFollow(decided, reading::readAll);
            fingerprint.ifPresent(expected -> checkFingerprint(expected, decided));
            since.ifPresent(kept -> new EarlierCheckpoint(kept, findings).mustBeContinuedBy(head, seen, decided));
        });
        return history.map(decided -> new Report(
                asked.page().installation(),
                decided.fingerprint(),
                asked.page().extent(),
                parts.getFirst().page().wholeFrom(),
                head,
                from,
                until,
                decided,
                trail.recorded(),
                witnessed.orElse(new Witnessed(0, List.of())),
                signIns.count(),
                erasures.erased(),
                alerts.alarms()));
    }

    private void mustName(ReadExport asked, History history, TreeHead head) {
        if (asked.page().extent() instanceof Extent.AboutPerson(var person, long chain, long chosen)) {
            Naming naming = Naming.of(person, history);
            new ShownReading(asked.export(), head, findings)
                    .readAll(chosen, ExportFiles::chosen, (index, leaf, payload) -> {
                        if (!naming.isIn(payload)) {
                            findings.add(FailureKind.MANIFEST, index, "It does not name " + person + ".");
                        }
                    });
        }
    }

    private void mustHold(Extent extent, GovernanceTrail trail) {
        if (extent instanceof Extent.OfDecision(var proposal, long chain)
                && trail.recorded().stream()
                        .noneMatch(recorded -> recorded.proposal().id().equals(proposal))) {
            findings.add(
                    FailureKind.MANIFEST, ExportFiles.MANIFEST, "The proposal " + proposal + " is not in this export.");
        }
    }

    private void dated(Leaf leaf) {
        from = leaf.at().isBefore(from) ? leaf.at() : from;
        until = leaf.at().isAfter(until) ? leaf.at() : until;
    }

    /** From which entry on this export is heard, and not an earlier one. */
    private long ownFrom() {
        return parts.size() == 1
                ? parts.getLast().page().wholeFrom()
                : parts.get(parts.size() - 2).page().size();
    }

    private void mustFollowEachOther() {
        for (int i = 1; i < parts.size(); i++) {
            Manifest before = parts.get(i - 1).page();
            Manifest after = parts.get(i).page();
            if (!parts.get(i - 1).isAStretch() || !parts.get(i).isAStretch()) {
                findings.add(
                        FailureKind.FORK,
                        ExportFiles.MANIFEST,
                        "Only a whole export, or one of what came since, continues another.");
            } else if (after.wholeFrom() > before.size() || after.size() < before.size()) {
                findings.add(
                        FailureKind.FORK,
                        ExportFiles.MANIFEST,
                        "It goes from entry " + after.wholeFrom() + " to " + after.size()
                                + " and does not continue the earlier export, which ends with " + before.size() + ".");
            }
        }
    }

    /** What was asked for: nothing of it is erased, or it would not have been found. */
    private final class Chosen implements EntryReading.Listener {

        @Override
        public void entry(long index, Leaf leaf, JsonObject payload) {
            dated(leaf);
        }

        @Override
        public void erased(long index, Leaf leaf, int version) {
            findings.add(FailureKind.ERASURE, index, "Its payload is missing.");
        }
    }

    private void checkEarlierCheckpoints(List<TreeHead> heads, History history) {
        for (int i = 0; i < parts.size() - 1; i++) {
            byte[] note = parts.get(i).export().read(ExportFiles.CHECKPOINT);
            if (!new EarlierCheckpoint(note, findings).head(history).equals(Optional.of(heads.get(i)))) {
                findings.add(
                        FailureKind.CHECKPOINT,
                        ExportFiles.CHECKPOINT,
                        "The one of an earlier export is not the log's word on its "
                                + heads.get(i).size() + " entries.");
            }
        }
    }

    private Optional<Witnessed> checkCheckpoint(Export export, History history, TreeHead head) {
        WitnessCheck witnesses = new WitnessCheck(history, findings);
        LogKeys log = new LogKeys(history);
        byte[] note = export.read(ExportFiles.CHECKPOINT);
        if (!isSignedByTheLog(note, log, head)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    witnesses.mustSuffice(SignedCheckpoint.openExactly(note, log.ever(), witnesses.known()), until));
        } catch (UnacceptableNote e) {
            findings.add(
                    FailureKind.WITNESSES,
                    ExportFiles.CHECKPOINT,
                    "Below it stands something else than what the witnesses of the policy cosigned: " + e.getMessage()
                            + ".");
            return Optional.empty();
        }
    }

    /**
     * One signature by a key of the charter in force is asked for and not one by each: a node signs before the entry
     * stands that would tell the reader of a second key, or of the first one's end.
     */
    private boolean isSignedByTheLog(byte[] note, LogKeys log, TreeHead head) {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.open(note, log.ever());
            Checkpoint signed = checkpoint.checkpoint();
            if (!signed.head().equals(head)) {
                checkpointFails("The log signed another ledger: its " + signed.size() + " entries are not these "
                        + head.size() + ".");
            }
            // entries that stand alone do not tell when the checkpoint was signed
            if (parts.stream().anyMatch(ReadExport::hasBundles) && !checkpoint.isSignedByAny(log.inForce(until))) {
                checkpointFails("It is signed only with a key that the charter in force does not name any more, or not"
                        + " yet.");
            }
            return true;
        } catch (UnacceptableNote e) {
            checkpointFails("It is not signed by the log that the charter names: " + e.getMessage() + ".");
            return false;
        }
    }

    private void checkpointFails(String sentence) {
        findings.add(FailureKind.CHECKPOINT, ExportFiles.CHECKPOINT, sentence);
    }

    private void checkManifests(List<TreeHead> heads, History history) {
        for (int i = 0; i < parts.size(); i++) {
            checkManifest(parts.get(i).page(), heads.get(i), history);
        }
    }

    private void checkManifest(Manifest manifest, TreeHead head, History history) {
        Charter charter = history.charterInForce(until);
        Manifest computed = new Manifest(
                charter.installation(),
                history.fingerprint(),
                charter.log().origin(),
                manifest.size(),
                manifest.extent());
        if (!manifest.equals(computed)) {
            findings.add(
                    FailureKind.MANIFEST,
                    ExportFiles.MANIFEST,
                    "It names another installation, founding or ledger than the entries do.");
        }
        // where no bundles are called for, nothing else would say how many entries these are
        if (manifest.size() != head.size()) {
            findings.add(
                    FailureKind.MANIFEST,
                    ExportFiles.MANIFEST,
                    "It speaks of " + manifest.size() + " entries, and the log signed " + head.size() + ".");
        }
    }

    /**
     * Before anything is read that takes long. A first page that says what was asked for proves nothing yet: whether it
     * says so rightly, the founding itself shows at the end.
     */
    private void mustClaim(Fingerprint expected) {
        parts.stream()
                .map(part -> part.page().fingerprint())
                .filter(claimed -> !claimed.equals(expected))
                .findFirst()
                .ifPresent(claimed -> isAnotherFounding(claimed + ", by its own first page"));
    }

    private void checkFingerprint(Fingerprint expected, History history) {
        if (!history.fingerprint().equals(expected)) {
            isAnotherFounding(history.fingerprint().toString());
        }
    }

    private void isAnotherFounding(String found) {
        findings.add(
                FailureKind.FINGERPRINT,
                "founding",
                "This is the record of another founding. Its fingerprint is " + found + ".");
    }
}
