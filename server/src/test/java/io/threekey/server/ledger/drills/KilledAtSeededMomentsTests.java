package io.threekey.server.ledger.drills;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.Verdict;
import io.threekey.testkit.SecondOpinion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at moments that a seed draws, which is printed: {@code -Dthreekey.drill.seed} replays from there on. */
class KilledAtSeededMomentsTests {

    private static final long SEED = Long.getLong("threekey.drill.seed", 20261123);

    private static final Path SUMMARY = Path.of("target", "prove", "killed-at-seeded-moments.md");

    @Test
    void loseNothingAtAHandfulOfThem(@TempDir Path folder) throws Exception {
        survives(folder, 5);
    }

    @Test
    @Tag("prove")
    void loseNothingAt200OfThem(@TempDir Path folder) throws Exception {
        var told = survives(folder, Integer.getInteger("threekey.drill.moments", 200));
        Files.createDirectories(Path.of("target", "prove"));
        Files.writeString(SUMMARY, "## kill -9 of nodes and database\n" + told + "\n\n");
    }

    private static String survives(Path folder, int moments) throws Exception {
        var began = System.nanoTime();
        var victims = new EnumMap<Moment.Victim, Integer>(Moment.Victim.class);
        try (var ledger = LedgerUnderFire.in(folder)) {
            for (var seed : LongStream.range(SEED, SEED + moments).toArray()) {
                var moment = Moment.of(seed);
                System.out.println(moment);
                ledger.survives(moment);
                victims.merge(moment.victim(), 1, Integer::sum);
            }
            mustVerify(ledger, folder);
            return "%,d moments from seed %d on in %,d s: %s. %,d transactions were acknowledged, %,d entries stand in the tree."
                            .formatted(
                                    moments,
                                    SEED,
                                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                                    victims,
                                    ledger.acknowledged(),
                                    ledger.size())
                    + withoutSequencer(ledger.withoutSequencer());
        }
    }

    private static String withoutSequencer(List<Duration> times) {
        var worst = times.stream()
                .max(Comparator.naturalOrder())
                .map(time ->
                        " After kill -9 of the node that published, %d times, nothing was published for %.1f s at worst."
                                .formatted(times.size(), time.toMillis() / 1000.0))
                .orElse("");
        System.out.println(worst.strip());
        return worst;
    }

    private static void mustVerify(LedgerUnderFire ledger, Path folder) throws Exception {
        var export = ledger.exported();
        var checkpoints = ledger.checkpoints();
        assertThat(EvidenceCheck.verify(
                        export,
                        Optional.of(ledger.founding().fingerprint()),
                        Optional.of(checkpoints.getFirst().bytes())))
                .isInstanceOf(Verdict.Holds.class);
        if (SecondOpinion.canBeHad()) {
            var kept = new ArrayList<String>();
            for (var checkpoint : checkpoints) {
                var file = folder.resolve("kept-" + checkpoint.checkpoint().size());
                Files.write(file, checkpoint.bytes());
                kept.addAll(List.of("--since", file.toString()));
            }
            assertThat(SecondOpinion.faultsIn(export, kept.toArray(String[]::new)))
                    .isEmpty();
        }
    }
}
