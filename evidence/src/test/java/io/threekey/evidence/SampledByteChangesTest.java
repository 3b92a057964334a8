package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampledByteChangesTest {

    private static final int STEP = 97;

    @Test
    void areAllCaught(@TempDir Path directory) throws IOException {
        AHospitalsLedger.withOneDecision("st anna").exportTo(directory);
        assertThat(new ByteChanges(directory)
                        .allCaught(0, STEP, 0x01, 0x20, 0x80)
                        .tried())
                .isGreaterThan(100);
    }
}
