package io.threekey.bench;

import java.time.Duration;

/**
 * How long is measured: so that the figures tell something, or only so that it is seen to run.
 *
 * @param entries in the ledger that is searched
 * @param searches of each kind
 * @param signInsFirst at most so long people sign in before anything is counted, until what runs often is compiled
 * @param signIns so long at each number of people
 * @param days of the demo hospital
 */
record Length(
        int rounds,
        Duration each,
        Duration warmUp,
        long entries,
        int searches,
        Duration signInsFirst,
        Duration signIns,
        int days) {

    static final Length TELLING = new Length(
            5,
            Duration.ofSeconds(6),
            Duration.ofSeconds(8),
            10_000_000,
            200,
            Duration.ofMinutes(6),
            Duration.ofSeconds(20),
            14);
    static final Length BRIEF = new Length(
            1,
            Duration.ofMillis(300),
            Duration.ofMillis(100),
            2_000,
            2,
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            2);

    Length {
        if (rounds < 1 || each.isNegative() || each.isZero()) {
            throw new IllegalArgumentException("nothing is measured in " + rounds + " rounds of " + each);
        }
    }
}
