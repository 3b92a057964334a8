package io.threekey.server.ledger.drills;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node whose process the operating system stops in the middle of publishing, as a paused virtual machine is, and lets
 * go on when another node has long taken over.
 */
class StoppedNodeTests {

    /** Three until the stopped node loses its turn, and what the other one needs to take it. */
    private static final Duration LONGEST_WITHOUT_A_SEQUENCER = Duration.ofSeconds(5);

    private static final long SEED = Long.getLong("threekey.drill.seed", 20261123);

    @Test
    void handsOverAndCannotPublishWhenItGoesOn(@TempDir Path folder) throws Exception {
        handsOver(folder, 2);
    }

    @Test
    @Tag("prove")
    void handsOverAt25Moments(@TempDir Path folder) throws Exception {
        var times = handsOver(folder, 25);
        assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(LONGEST_WITHOUT_A_SEQUENCER));
        Files.createDirectories(Path.of("target", "prove"));
        Files.writeString(
                Path.of("target", "prove", "stopped-nodes.md"),
                "## Nodes stopped in the middle of publishing\nNothing was published for "
                        + times.stream()
                                .sorted()
                                .map(time -> "%.1f".formatted(time.toMillis() / 1000.0))
                                .collect(joining(", "))
                        + " s until the other node took over.\n\n");
    }

    private static List<Duration> handsOver(Path folder, int moments) throws Exception {
        var times = new ArrayList<Duration>();
        try (var ledger = LedgerUnderFire.in(folder)) {
            for (var seed : LongStream.range(SEED, SEED + moments).toArray()) {
                var moment = Moment.of(seed);
                times.add(ledger.handsOver(moment));
                System.out.println("stopped at seed " + seed + ", taken over after "
                        + times.getLast().toMillis() + " ms");
            }
        }
        return times;
    }
}
