package io.threekey.charter;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy document put before the seats. Signatures are given to its digest, so any change of content is another
 * proposal without signatures.
 *
 * @param replacesVersion the version that stands at this address, perhaps not begun yet; for the ways that pass within
 *     hours the one in force; 0 where there is none
 * @param replacesDigest digest of its document, empty exactly where there is none
 */
public record Proposal(
        ProposalId id,
        InstallationId installation,
        Digest founding,
        int charterVersion,
        PolicyAddress address,
        int replacesVersion,
        Optional<Digest> replacesDigest,
        JsonObject document,
        String reason,
        PersonId proposedBy,
        Instant proposedAt,
        Instant openUntil,
        Enactment enactment) {
    public static final String FORMAT = "threekey-proposal/1";

    public Proposal {
        Names.notBlank(reason, "reason of proposal " + id);
        if (replacesDigest.isPresent() != (replacesVersion > 0)) {
            throw new IllegalArgumentException("a replaced version comes with its digest, and no version with none");
        }
        if (!proposedAt.isBefore(openUntil)) {
            throw new IllegalArgumentException("proposal " + id + " would never be open");
        }
    }

    /** The same, open for so long. */
    public Proposal openFor(Duration time) {
        return new Proposal(
                id,
                installation,
                founding,
                charterVersion,
                address,
                replacesVersion,
                replacesDigest,
                document,
                reason,
                proposedBy,
                proposedAt,
                proposedAt.plus(time),
                enactment);
    }

    public Way way() {
        return enactment.way();
    }

    public Staging staging() {
        return enactment.staging();
    }

    public Optional<Confirmation> confirmation() {
        return enactment.confirmation();
    }

    public Optional<JsonObject> impact() {
        return enactment.impact();
    }

    public static Proposal parse(byte[] canonical) {
        return Document.read(canonical, FORMAT, Proposal::read);
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(asJson());
    }

    public Digest digest() {
        return Digest.of(bytes());
    }

    public JsonObject asJson() {
        var json = Document.of(FORMAT)
                .put("id", id.value())
                .put("installation", installation.value())
                .put("founding", founding)
                .put("charterVersion", charterVersion)
                .put("address", address.document())
                .put("replacesVersion", replacesVersion)
                .put("document", document)
                .put("reason", reason)
                .put("proposedBy", proposedBy.value())
                .put("proposedAt", proposedAt)
                .put("openUntil", openUntil);
        enactment.write(json);
        replacesDigest.ifPresent(digest -> json.put("replacesDigest", digest));
        return json.build();
    }

    private static Proposal read(Fields fields) {
        return new Proposal(
                fields.text("id", ProposalId::new),
                fields.text("installation", InstallationId::new),
                fields.digest("founding"),
                fields.count("charterVersion"),
                fields.object("address", PolicyAddress::read),
                fields.count("replacesVersion"),
                fields.optionalDigest("replacesDigest"),
                fields.object("document"),
                fields.text("reason"),
                fields.text("proposedBy", PersonId::new),
                fields.instant("proposedAt"),
                fields.instant("openUntil"),
                Enactment.read(fields));
    }
}
