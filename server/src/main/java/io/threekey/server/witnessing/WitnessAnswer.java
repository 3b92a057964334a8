package io.threekey.server.witnessing;

/** What came of asking a witness to cosign a checkpoint (C2SP tlog-witness, "add-checkpoint"). */
sealed interface WitnessAnswer {

    /** @param lines as it sent them, nothing verified */
    record Cosigned(String lines) implements WitnessAnswer {}

    /** It last cosigned another size than was named; or, of exactly the size named, another tree. */
    record OtherSize(long size) implements WitnessAnswer {}

    record NotGrown() implements WitnessAnswer {}

    record NotWatching() implements WitnessAnswer {}

    /** Something that the protocol does not know, or that cannot be read. */
    record Nonsense(String what) implements WitnessAnswer {}

    record Silent() implements WitnessAnswer {}
}
