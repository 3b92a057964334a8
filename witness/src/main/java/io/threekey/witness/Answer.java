package io.threekey.witness;

/** What a log hears (C2SP tlog-witness, "add-checkpoint"); each state is another status of HTTP. */
sealed interface Answer {

    /** @param lines cosignatures, to stand below the checkpoint */
    record Cosigned(String lines) implements Answer {}

    record Malformed(String why) implements Answer {}

    record UnknownLog() implements Answer {}

    record NotSignedByTheLog() implements Answer {}

    /** The log must prove growth from another size: the latest that was cosigned. */
    record OtherSize(long latest) implements Answer {}

    /** Of the same size as the latest that was cosigned, and not the same tree. */
    record Forked(long latest) implements Answer {}

    record NotGrownFrom(long latest) implements Answer {}
}
