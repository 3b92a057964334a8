package io.threekey.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.keys.NodeHome.Intact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that a killed process leaves a whole file; that it would outlast a power cut rests on the forced writes. */
class KilledWhileWritingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 50, 217})
    void theHomeHoldsTheLastAcknowledgedContentOrTheOneBeingWritten(int killAfter) throws Exception {
        int acknowledged = acknowledgedBeforeKill(killAfter);

        assertThat(NodeHome.in(folder, EndlessWriter.KEY).read("number"))
                .isInstanceOfSatisfying(
                        Intact.class,
                        kept -> assertThat(Integer.parseInt(new String(kept.content(), StandardCharsets.US_ASCII)))
                                .isBetween(acknowledged, acknowledged + 1));
    }

    private int acknowledgedBeforeKill(int killAfter) throws IOException, InterruptedException {
        var writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder.toString())
                .start();
        int acknowledged = 0;
        try (var lines = writer.inputReader(StandardCharsets.US_ASCII)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Integer.parseInt(line);
                if (acknowledged == killAfter) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(writer.waitFor(Duration.ofSeconds(10))).isTrue();
        return acknowledged;
    }
}
