package io.threekey.bench;

import org.openjdk.jmh.runner.RunnerException;

/** How long a ruling takes on facts that lie ready, by JMH. */
final class RulingPace {

    private RulingPace() {}

    static String measure(Length length) throws RunnerException {
        return "## A ruling\nPolicies and facts in memory, one thread; 10,000 ns are allowed:\n"
                + Jmh.lines(TwoSignIns.class, length, "- %s: %.1f ns (± %.1f)%n");
    }
}
