package io.threekey.charter;

import io.threekey.charter.json.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A founding and the decisions after it, every signature verified. Immutable; grows by {@link #next}, so that a prefix
 * verified once need not be verified again.
 */
public final class VerifiedChain {
    private final Digest founding;
    private final History history;
    private final int length;
    private final Instant lastAdoptedAt;

    private VerifiedChain(Digest founding, History history, int length, Instant lastAdoptedAt) {
        this.founding = founding;
        this.history = history;
        this.length = length;
        this.lastAdoptedAt = lastAdoptedAt;
    }

    /** Verifies a founding; the chain it gives has no decision yet. */
    public static ChainStep found(FoundingRecord founding) {
        return FoundingVerification.verify(founding);
    }

    static VerifiedChain founded(Charter charter, Instant foundedAt, List<Act> acts) {
        var signers = acts.stream().map(Signer::of).toList();
        return new VerifiedChain(charter.digest(), History.founded(charter, foundedAt, signers), 0, foundedAt);
    }

    /** Verifies one more element; this chain stays as it is. */
    public ChainStep next(ChainElement element) {
        return switch (element) {
            case AdoptedDecision decision -> DecisionVerification.verify(this, decision);
            case AutomaticRevert revert -> RevertVerification.verify(this, revert);
        };
    }

    /** Why a proposal could not be adopted at that instant even if everybody signed it; empty where it could. */
    public Optional<Broken> obstacle(Proposal proposal, Instant at) {
        return DecisionVerification.obstacle(this, proposal, at);
    }

    /** Whether a proposal, adopted at that instant, would wait because it loosens. */
    public boolean loosens(Proposal proposal, Instant at) {
        return new Adoption(history.charterInForce(at), history, proposal, at).loosens();
    }

    /**
     * The version that a proposal would make if it were adopted at that instant, by the regular quorum of its way.
     *
     * @param acts what was said on it so far
     */
    public PolicyVersion preview(Proposal proposal, List<Act> acts, Instant at) {
        var charter = history.charterInForce(at);
        return new Adoption(charter, history, proposal, at)
                .version(List.of(), Optional.empty(), Displacement.waitOf(charter, proposal, acts));
    }

    VerifiedChain extended(History extended, Instant adoptedAt) {
        return new VerifiedChain(founding, extended, length + 1, adoptedAt);
    }

    public Digest founding() {
        return founding;
    }

    public History history() {
        return history;
    }

    /** Number of decisions and reverts since the founding. */
    public int length() {
        return length;
    }

    public Instant lastAdoptedAt() {
        return lastAdoptedAt;
    }
}
