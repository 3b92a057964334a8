package io.threekey.evidence;

import io.threekey.charter.Act;
import io.threekey.charter.ActStatement;
import io.threekey.charter.AdoptedDecision;
import io.threekey.charter.Proposal;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One proposal as the entries tell of it: when it was made, what was done on it, whether it was adopted. */
final class ProposalTrail {

    /** An act with the entry that records it. */
    record RecordedAct(long entry, SignedAct signed, ActStatement statement) {}

    private final byte[] bytes;
    private final Proposal proposal;
    private final List<RecordedAct> acts = new ArrayList<>();
    private List<Act> counted = List.of();
    private boolean adopted;

    ProposalTrail(byte[] bytes, Proposal proposal) {
        this.bytes = bytes;
        this.proposal = proposal;
    }

    Proposal proposal() {
        return proposal;
    }

    List<RecordedAct> acts() {
        return acts;
    }

    boolean isAdopted() {
        return adopted;
    }

    void add(RecordedAct act) {
        acts.add(act);
    }

    void count(List<Act> verified) {
        counted = verified;
    }

    boolean consistsOf(List<Digest> digests) {
        return acts.stream().map(act -> act.signed().digest()).toList().equals(digests);
    }

    AdoptedDecision adopt(Instant at) {
        adopted = true;
        return new AdoptedDecision(bytes, signedActs(), at);
    }

    RecordedProposal recorded() {
        return new RecordedProposal(proposal, bytes, signedActs(), counted, adopted);
    }

    private List<SignedAct> signedActs() {
        return acts.stream().map(RecordedAct::signed).toList();
    }
}
