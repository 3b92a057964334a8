package io.threekey.bench;

import org.openjdk.jmh.runner.RunnerException;

/** How long an inclusion proof takes in a large tree, by JMH. */
final class ProofPace {

    private ProofPace() {}

    static String measure(Length length) throws RunnerException {
        return "## An inclusion proof among 100 million entries\nSimulated tiles in memory, random places:\n"
                + Jmh.lines(HundredMillionLeaves.class, length, "- %s: %.0f µs (± %.0f)%n");
    }
}
