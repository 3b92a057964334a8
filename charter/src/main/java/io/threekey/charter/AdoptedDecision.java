package io.threekey.charter;

import java.time.Instant;
import java.util.List;

/**
 * A decision as it is kept: the stored bytes of the proposal and every act made on it, in order. It proves itself; the
 * instant of adoption is the ledger's to prove.
 */
public record AdoptedDecision(byte[] proposal, List<SignedAct> acts, Instant adoptedAt) implements ChainElement {

    public AdoptedDecision {
        acts = List.copyOf(acts);
    }
}
