package io.threekey.bench;

import java.util.Collection;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long a ruling takes on facts that lie ready, by JMH. */
final class RulingPace {

    private RulingPace() {}

    static String measure(Length length) throws RunnerException {
        var time = TimeValue.milliseconds(length.each().toMillis() / 3);
        var options = new OptionsBuilder()
                .include(TwoSignIns.class.getName())
                .warmupIterations(length.rounds())
                .warmupTime(time)
                .measurementIterations(length.rounds())
                .measurementTime(time)
                .forks(length.equals(Length.BRIEF) ? 0 : 1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return "## A ruling\nPolicies and facts in memory, one thread; 10,000 ns are allowed:\n"
                + lines(new Runner(options).run());
    }

    private static String lines(Collection<RunResult> results) {
        return results.stream()
                .map(RunResult::getPrimaryResult)
                .map(result -> "- %s: %.1f ns (± %.1f)%n"
                        .formatted(result.getLabel(), result.getScore(), result.getScoreError()))
                .collect(Collectors.joining());
    }
}
