package io.threekey.charter;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of a policy and the decision that made it so.
 *
 * @param digest of the document
 * @param proposalDigest of the proposal that was signed; of the charter for a founding policy
 * @param charterVersion the charter under which it was decided
 * @param overruled the domain against which the sponsor decided it
 * @param confirmation what it must keep to after taking effect, or revert by itself
 */
public record PolicyVersion(
        PolicyAddress address,
        int version,
        JsonObject document,
        Digest digest,
        Digest proposalDigest,
        Instant adoptedAt,
        Validity validity,
        List<Signer> signers,
        int charterVersion,
        Way way,
        Optional<Function> overruled,
        Optional<Confirmation> confirmation) {

    public PolicyVersion {
        signers = List.copyOf(signers);
    }

    public Instant recordedFrom() {
        return validity.recordedFrom();
    }

    public Instant warnedFrom() {
        return validity.warnedFrom();
    }

    public Instant effectiveAt() {
        return validity.effectiveAt();
    }

    /** Empty before its stages and after them, and for a version without any. */
    public Optional<Stage> stageAt(Instant at) {
        return validity.stageAt(at);
    }

    public Optional<Instant> until() {
        return validity.until();
    }

    public Optional<Instant> revertedAt() {
        return validity.revertedAt();
    }

    /** Until when it may still revert by itself; empty where it never does. */
    public Optional<Instant> confirmedAt() {
        return confirmation.map(margin -> effectiveAt().plus(Duration.ofMinutes(margin.withinMinutes())));
    }

    /** Whether it would be obeyed at that instant if nothing had been adopted after it. */
    boolean holdsAt(Instant at) {
        return validity.hasBegun(at) && !validity.isOver(at);
    }

    PolicyVersion reverted(Instant at) {
        return holding(validity.reverted(at));
    }

    /** The same where another takes its place at that instant, before it has begun. */
    PolicyVersion overtaken(Instant at) {
        return holding(validity.overtaken(at));
    }

    private PolicyVersion holding(Validity other) {
        return new PolicyVersion(
                address,
                version,
                document,
                digest,
                proposalDigest,
                adoptedAt,
                other,
                signers,
                charterVersion,
                way,
                overruled,
                confirmation);
    }

    static Digest digestOf(JsonObject document) {
        return Digest.of(CanonicalJson.bytes(document));
    }
}
