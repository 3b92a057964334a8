package io.threekey.charter;

import java.time.Instant;

/** What a chain is made of after its founding: decisions, and reverts that a decision had provided for. */
public sealed interface ChainElement permits AdoptedDecision, AutomaticRevert {

    /** When it took its place in the chain. */
    Instant adoptedAt();
}
