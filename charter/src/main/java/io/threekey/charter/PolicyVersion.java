package io.threekey.charter;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * One version of a policy and the decision that made it so.
 *
 * @param digest of the document
 * @param proposalDigest of the proposal that was signed; of the charter for a founding policy
 * @param charterVersion the charter under which it was decided
 */
public record PolicyVersion(
        PolicyAddress address,
        int version,
        JsonObject document,
        Digest digest,
        Digest proposalDigest,
        Instant adoptedAt,
        Instant effectiveAt,
        List<Signer> signers,
        int charterVersion) {

    public PolicyVersion {
        signers = List.copyOf(signers);
    }

    static Digest digestOf(JsonObject document) {
        return Digest.of(CanonicalJson.bytes(document));
    }
}
