package io.threekey.bench;

import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH says of a class of its benchmarks. */
final class Jmh {

    private Jmh() {}

    /** @param line of one benchmark: its name, its score, and by how much that may be wrong */
    static String lines(Class<?> benchmarks, Length length, String line) throws RunnerException {
        var time = TimeValue.milliseconds(length.each().toMillis() / 3);
        var options = new OptionsBuilder()
                .include(benchmarks.getName())
                .warmupIterations(length.rounds())
                .warmupTime(time)
                .measurementIterations(length.rounds())
                .measurementTime(time)
                .forks(length.equals(Length.BRIEF) ? 0 : 1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options)
                .run().stream()
                        .map(result -> result.getPrimaryResult())
                        .map(result -> line.formatted(result.getLabel(), result.getScore(), result.getScoreError()))
                        .collect(Collectors.joining());
    }
}
