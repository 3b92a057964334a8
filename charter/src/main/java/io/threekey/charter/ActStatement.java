package io.threekey.charter;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The exact sentence a seat signs. It names everything the signer relies on, so that the signature is good for nothing
 * else. The WebAuthn challenge is the SHA-256 of its bytes.
 *
 * @param proposal digest of the proposal; at the founding, of the charter
 * @param actsBefore digests of the statements made on this proposal so far, in order
 * @param notAfter until when the signature counts, at most the right's signatureFreshHours from madeAt
 * @param reason required for an objection, an advice and an overruling
 */
public record ActStatement(
        InstallationId installation,
        Digest founding,
        int charterVersion,
        Digest charterDigest,
        Digest proposal,
        int policyVersionReplaced,
        ActKind act,
        SeatId seat,
        SeatId onBehalfOf,
        List<Digest> actsBefore,
        CheckpointSeen checkpoint,
        Instant madeAt,
        Instant notAfter,
        Optional<String> reason) {
    public static final String FORMAT = "threekey-act/1";
    public static final String CONTEXT = "threekey decision act";

    public ActStatement {
        actsBefore = List.copyOf(actsBefore);
        reason.ifPresent(text -> Names.notBlank(text, "reason"));
        if (act.givesReason() && reason.isEmpty()) {
            throw new IllegalArgumentException("an act of the kind '" + act.code() + "' says why");
        }
    }

    public static ActStatement parse(byte[] canonical) {
        return Document.read(canonical, FORMAT, ActStatement::read);
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(asJson());
    }

    /** Names the act in later statements; its bytes are also the WebAuthn challenge. */
    public Digest digest() {
        return Digest.of(bytes());
    }

    public JsonObject asJson() {
        var json = Document.of(FORMAT)
                .put("context", CONTEXT)
                .put("installation", installation.value())
                .put("founding", founding)
                .put("charterVersion", charterVersion)
                .put("charterDigest", charterDigest)
                .put("proposal", proposal)
                .put("policyVersionReplaced", policyVersionReplaced)
                .put("act", act.code())
                .put("seat", seat.value())
                .put("onBehalfOf", onBehalfOf.value())
                .put(
                        "actsBefore",
                        JsonArray.ofTexts(actsBefore.stream().map(Digest::hex).toList()))
                .put("checkpoint", checkpoint.document())
                .put("madeAt", madeAt)
                .put("notAfter", notAfter);
        reason.ifPresent(text -> json.put("reason", text));
        return json.build();
    }

    private static ActStatement read(Fields fields) {
        if (!fields.text("context").equals(CONTEXT)) {
            throw fields.malformed("context", "is not '" + CONTEXT + "'");
        }
        return new ActStatement(
                fields.text("installation", InstallationId::new),
                fields.digest("founding"),
                fields.count("charterVersion"),
                fields.digest("charterDigest"),
                fields.digest("proposal"),
                fields.count("policyVersionReplaced"),
                fields.text("act", ActKind::ofCode),
                fields.text("seat", SeatId::new),
                fields.text("onBehalfOf", SeatId::new),
                fields.texts("actsBefore", Digest::parse),
                fields.object("checkpoint", CheckpointSeen::read),
                fields.instant("madeAt"),
                fields.instant("notAfter"),
                fields.optionalText("reason"));
    }
}
