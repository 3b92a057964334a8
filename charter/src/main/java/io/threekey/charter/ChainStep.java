package io.threekey.charter;

/** Whether one more decision holds on top of a verified chain. */
public sealed interface ChainStep permits ChainStep.Extended, Broken {

    record Extended(VerifiedChain chain) implements ChainStep {}
}
