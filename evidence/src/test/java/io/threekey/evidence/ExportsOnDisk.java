package io.threekey.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An export written to a directory, to be damaged and verified. */
final class ExportsOnDisk {

    private ExportsOnDisk() {}

    static Path write(AHospitalsLedger ledger, Path directory) throws IOException {
        ledger.exportTo(directory);
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
