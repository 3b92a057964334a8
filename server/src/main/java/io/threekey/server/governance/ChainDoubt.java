package io.threekey.server.governance;

import java.util.List;

/**
 * Why the stored decisions are not believed. While there is one, nothing is adopted and the last verified policies
 * stay in force.
 *
 * @param alert code of the standing alert
 * @param arguments of its texts
 */
record ChainDoubt(String alert, List<String> arguments) {

    static final String UNVERIFIABLE = "policy.unverifiable";
    static final String ROLLED_BACK = "policy.rolled-back";
    static final String MEMORY_ALTERED = "policy.memory-altered";

    static ChainDoubt unverifiable(long number, String sentence) {
        return new ChainDoubt(UNVERIFIABLE, List.of(named(number) + ": " + sentence));
    }

    static ChainDoubt altered(long number) {
        return new ChainDoubt(UNVERIFIABLE, List.of(named(number) + " was altered after it was verified."));
    }

    private static String named(long number) {
        return number == 0 ? "The founding" : "Decision " + number + " after the founding";
    }

    static ChainDoubt unreadable() {
        return new ChainDoubt(UNVERIFIABLE, List.of("The stored decisions are not in the form they were written in."));
    }

    static ChainDoubt forgotten(long known, long found) {
        return new ChainDoubt(
                ROLLED_BACK,
                List.of("This node has verified " + known + " decisions, the database holds " + found + "."));
    }
}
