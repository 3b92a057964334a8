package io.threekey.charter;

/** Whether a whole chain of decisions holds. */
public sealed interface ChainVerdict permits ChainVerdict.Verified, Broken {

    record Verified(History history) implements ChainVerdict {}
}
