package io.threekey.evidence;

import io.threekey.charter.Proposal;
import io.threekey.charter.SignedAct;
import java.util.List;

/**
 * A proposal in an export that holds, with everything that was done on it.
 *
 * @param bytes exactly what signers commit to
 */
public record RecordedProposal(Proposal proposal, byte[] bytes, List<SignedAct> acts, boolean adopted) {

    public RecordedProposal {
        acts = List.copyOf(acts);
    }
}
