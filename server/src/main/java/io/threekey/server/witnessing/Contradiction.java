package io.threekey.server.witnessing;

/** Whether a witness remembers another ledger than this one. */
sealed interface Contradiction {

    record None() implements Contradiction {}

    /** It says so and shows nothing that the ledger signed: people look into it, and nothing stops for a bare word. */
    record Claimed() implements Contradiction {}

    /** It shows a checkpoint that the ledger's own key signed and that this ledger does not continue. */
    record Proven(long size) implements Contradiction {}
}
