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
                %,d sign-ins of 10,000 people on 200 wards, in memory, their situations numbered; from there to the figures that
                are signed, without ruling on the past again. Sign-ins a second of the one thread's processor time:
                - the slowest of %d rounds: %,.0f
                - the fastest: %,.0f
                """.formatted(
                        signIns,
                        ROUNDS,
                        paces.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                        paces.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
}
