package io.threekey.evidence;

import io.threekey.charter.Charter;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.History;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TreeHead;
import io.threekey.tlog.UnacceptableNote;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Verifies an export from its bytes alone. Each step stands on those before it, so that the first kind of thing that
 * does not hold is named and nothing is concluded from it.
 */
public final class EvidenceCheck {

    private final Export export;
    private final Findings findings = new Findings();
    private Instant from = Instant.MAX;
    private Instant until = Instant.MIN;

    private EvidenceCheck(Export export) {
        this.export = export;
    }

    /**
     * @param fingerprint of the founding, from outside: without it an export may hold and be another hospital's
     * @param since a signed checkpoint of the same log, kept from earlier: the export must continue it
     * @throws java.io.UncheckedIOException where the directory cannot be read
     */
    public static Verdict verify(Path directory, Optional<Fingerprint> fingerprint, Optional<byte[]> since) {
        EvidenceCheck check = new EvidenceCheck(new Export(directory));
        Optional<Report> report = check.verify(fingerprint, since);
        return report.isPresent() && check.findings.areNone()
                ? new Verdict.Holds(report.get())
                : new Verdict.Fails(check.findings.all());
    }

    private Optional<Report> verify(Optional<Fingerprint> fingerprint, Optional<byte[]> since) {
        Optional<Manifest> manifest = readManifest();
        manifest.ifPresent(page -> Inventory.check(export, page.size(), findings));
        if (manifest.isEmpty() || !findings.areNone()) {
            return Optional.empty();
        }
        GovernanceTrail trail = new GovernanceTrail(findings);
        SignInTrail signIns = new SignInTrail(findings);
        TreeHead head = new EntryReading(export, manifest.get().size(), findings).readAll((index, leaf, payload) -> {
            from = leaf.at().isBefore(from) ? leaf.at() : from;
            until = leaf.at();
            trail.take(index, leaf, payload);
            signIns.take(index, leaf, payload);
        });
        if (!findings.areNone()) {
            return Optional.empty();
        }
        Optional<History> history = new GovernanceCheck(trail, export.tiles(head.size()), findings).verify();
        Optional<Witnessed> witnessed =
                history.flatMap(decided -> checkCheckpoint(decided, decided.charterInForce(until), head));
        history.ifPresent(decided -> {
            checkManifest(manifest.get(), decided);
            signIns.mustFollow(decided, listener -> new EntryReading(export, head.size(), findings).readAll(listener));
            fingerprint.ifPresent(expected -> checkFingerprint(expected, decided));
            since.ifPresent(kept ->
                    new EarlierCheckpoint(kept, findings).mustBeContinuedBy(head, export.tiles(head.size()), decided));
        });
        return history.map(decided -> new Report(
                manifest.get().installation(),
                decided.fingerprint(),
                head,
                from,
                until,
                decided,
                trail.recorded(),
                witnessed.orElse(new Witnessed(0, List.of())),
                signIns.count()));
    }

    private Optional<Manifest> readManifest() {
        if (!export.has(ExportFiles.MANIFEST)) {
            findings.add(FailureKind.FILES, ExportFiles.MANIFEST, "This file is missing.");
            return Optional.empty();
        }
        try {
            return Optional.of(Manifest.parse(export.read(ExportFiles.MANIFEST)));
        } catch (MalformedDocument e) {
            findings.add(FailureKind.MANIFEST, ExportFiles.MANIFEST, "It is not readable: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private Optional<Witnessed> checkCheckpoint(History history, Charter charter, TreeHead head) {
        WitnessCheck witnesses = new WitnessCheck(history, findings);
        byte[] note = export.read(ExportFiles.CHECKPOINT);
        Optional<NoteVerifier> log = signer(note, charter, head);
        try {
            return log.map(key -> SignedCheckpoint.openExactly(note, key, witnesses.known()))
                    .map(signed -> witnesses.mustSuffice(signed, until));
        } catch (UnacceptableNote e) {
            findings.add(
                    FailureKind.WITNESSES,
                    ExportFiles.CHECKPOINT,
                    "Below it stands something else than what the witnesses of the policy cosigned: " + e.getMessage()
                            + ".");
            return Optional.empty();
        }
    }

    private Optional<NoteVerifier> signer(byte[] note, Charter charter, TreeHead head) {
        try {
            NoteVerifier log = NoteVerifier.parse(charter.log().verifierKey());
            Checkpoint signed = SignedCheckpoint.open(note, log).checkpoint();
            if (!signed.head().equals(head)) {
                findings.add(
                        FailureKind.CHECKPOINT,
                        ExportFiles.CHECKPOINT,
                        "The log signed another ledger: its " + signed.size() + " entries are not these " + head.size()
                                + ".");
            }
            return Optional.of(log);
        } catch (UnacceptableNote e) {
            findings.add(
                    FailureKind.CHECKPOINT,
                    ExportFiles.CHECKPOINT,
                    "It is not signed by the log that the charter names: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private void checkManifest(Manifest manifest, History history) {
        Charter charter = history.charterInForce(until);
        Manifest computed = new Manifest(
                charter.installation(), history.fingerprint(), charter.log().origin(), manifest.size());
        if (!manifest.equals(computed)) {
            findings.add(
                    FailureKind.MANIFEST,
                    ExportFiles.MANIFEST,
                    "It names another installation, founding or ledger than the entries do.");
        }
    }

    private void checkFingerprint(Fingerprint expected, History history) {
        if (!history.fingerprint().equals(expected)) {
            findings.add(
                    FailureKind.FINGERPRINT,
                    "founding",
                    "This is the record of another founding. Its fingerprint is " + history.fingerprint() + ".");
        }
    }
}
