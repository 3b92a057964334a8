package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not a sample: every bit of every byte of every file of a small export. */
@Tag("prove")
class EveryByteChangeTest {

    @Test
    void isCaught(@TempDir Path directory) throws IOException {
        AHospitalsLedger.withOneDecision("st anna").exportTo(directory);
        long bytes = 0;
        for (Path file : ExportsOnDisk.files(directory)) {
            bytes += Files.size(file);
        }
        ByteChanges changes = new ByteChanges(directory).allCaught(1, 0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80);
        assertThat(changes.tried()).isEqualTo(8 * bytes);
    }
}
