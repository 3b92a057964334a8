package io.threekey.evidence;

import io.threekey.charter.Act;
import io.threekey.charter.Proposal;
import io.threekey.charter.SignedAct;
import java.util.List;

/**
 * A proposal in an export that holds, with everything that was done on it.
 *
 * @param bytes exactly what signers commit to
 * @param counted the acts on what was not adopted, as verified; what was adopted is in the history
 */
public record RecordedProposal(
        Proposal proposal, byte[] bytes, List<SignedAct> acts, List<Act> counted, boolean adopted) {

    public RecordedProposal {
        acts = List.copyOf(acts);
        counted = List.copyOf(counted);
    }
}
