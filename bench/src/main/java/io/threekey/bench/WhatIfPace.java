package io.threekey.bench;

import io.threekey.server.ledger.LoadedEntries;
import io.threekey.server.signin.replay.ReplayedMonth;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How many recorded sign-ins a proposed policy is tried on in a second: from what the database keeps to the figures that
 * are signed, the past ruled on again beside it; entry by entry, and packed.
 */
final class WhatIfPace {

    private static final int ROUNDS = 5;

    private WhatIfPace() {}

    static String measure(Length length) throws Exception {
        var packed = Integer.getInteger("threekey.bench.sign-ins", length == Length.BRIEF ? 20_000 : 2_000_000);
        var unpacked = length == Length.BRIEF ? 2_000 : 200_000;
        return """
                ## A policy tried on the past
                Recorded sign-ins of 10,000 people on 200 wards in PostgreSQL, a month of them, each looked at; sign-ins that are
                alike in every fact are ruled on once. Sign-ins a second of the one thread's processor time, and by the clock on
                the wall, PostgreSQL's own time in it:
                """ + measured("entry by entry", unpacked, false) + measured("packed", packed, true);
    }

    private static String measured(String how, int signIns, boolean packs) throws Exception {
        try (var node = LedgerNode.withoutThreads(2)) {
            var month = new ReplayedMonth(node.context(), signIns);
            new LoadedEntries(node.context(), node.database.dataSource()).load(signIns, month::event);
            var single = packs ? month.pack() : signIns;
            var threads = ManagementFactory.getThreadMXBean();
            var byProcessor = new ArrayList<Double>();
            var byClock = new ArrayList<Double>();
            var situations = 0;
            for (var round = 0; round < ROUNDS; round++) {
                var processor = threads.getCurrentThreadCpuTime();
                var clock = System.nanoTime();
                var tried = month.replay();
                byProcessor.add(tried.signIns() * 1e9 / (threads.getCurrentThreadCpuTime() - processor));
                byClock.add(tried.signIns() * 1e9 / (System.nanoTime() - clock));
                situations = tried.situations();
            }
            return """
                    - %s, %,d in %,d different situations, %,d of them not packed (yet): %,.0f to %,.0f, by the clock %,.0f to \
                    %,.0f (%d rounds)
                    """.formatted(
                            how,
                            signIns,
                            situations,
                            single,
                            least(byProcessor),
                            most(byProcessor),
                            least(byClock),
                            most(byClock),
                            ROUNDS);
        }
    }

    private static double least(List<Double> paces) {
        return paces.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double most(List<Double> paces) {
        return paces.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
