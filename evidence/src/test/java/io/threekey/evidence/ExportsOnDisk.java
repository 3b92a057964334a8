package io.threekey.evidence;

import io.threekey.charter.ProposalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An export written to a directory, to be damaged and verified. */
public final class ExportsOnDisk {

    private ExportsOnDisk() {}

    static Path write(AHospitalsLedger ledger, Path directory) throws IOException {
        ledger.exportTo(directory);
        return directory;
    }

    /** What is recorded of one proposal and the decisions that it rests on. */
    public static Path writeDecision(AHospitalsLedger ledger, String proposal, Path directory) throws IOException {
        ProposalId id = new ProposalId(proposal);
        ExportSource.Shown shown = ledger.chain().ofDecision(id).orElseThrow();
        return writePart(ledger, new Extent.OfDecision(id, shown.chain().size()), shown, directory);
    }

    static Path writePart(AHospitalsLedger ledger, Extent extent, ExportSource.Shown shown, Path directory)
            throws IOException {
        ExportWriter.write(directory, ledger.page(extent), ledger.checkpoint(), ledger.source(shown));
        return directory;
    }

    static List<Path> files(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static Verdict verify(Path directory) {
        return EvidenceCheck.verify(directory, Optional.empty(), Optional.empty());
    }

    static List<Failure> failures(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Holds holds -> List.of();
            case Verdict.Fails(List<Failure> failures) -> failures;
        };
    }
}
