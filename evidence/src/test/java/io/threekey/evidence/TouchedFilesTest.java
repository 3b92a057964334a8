package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TouchedFilesTest {

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

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
                    .containsExactly(new Failure(added, "This file does not belong to the export.", FailureKind.FILES));
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
