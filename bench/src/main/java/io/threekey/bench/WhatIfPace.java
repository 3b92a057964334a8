package io.threekey.bench;

import io.threekey.server.signin.ReplayedMonth;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;

/** How many recorded sign-ins a proposed policy is tried on in a second of one core. */
final class WhatIfPace {

    private static final int ROUNDS = 5;

    private WhatIfPace() {}

    static String measure(Length length) {
        var signIns = length == Length.BRIEF ? 100_000 : 5_000_000;
        var month = new ReplayedMonth(signIns);
        var threads = ManagementFactory.getThreadMXBean();
        var paces = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var before = threads.getCurrentThreadCpuTime();
            var replayed = month.replay().figures().replayed();
            paces.add(replayed * 1e9 / (threads.getCurrentThreadCpuTime() - before));
        }
        return """
                ## A policy tried on the past

                %,d recorded sign-ins of 10,000 people on 200 wards, in memory; from each of them to the figures that are
                signed, in processor time of the one thread that does it; %d rounds.

                | | sign-ins a second |
                |---|---|
                | slowest round | %,.0f |
                | fastest round | %,.0f |
                """.formatted(
                        signIns,
                        ROUNDS,
                        paces.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                        paces.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
}
