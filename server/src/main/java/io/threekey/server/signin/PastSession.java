package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.ledger.LedgerEntry;
import java.util.Optional;

/**
 * Payload of {@code session.ended}: a session as it was, so that other limits can be tried on it.
 *
 * @param id of the session
 * @param policyDocument digest of the document that gave the limits
 */
record PastSession(
        String id,
        PersonId person,
        SessionEnd why,
        UseCase useCase,
        CareSetting careSetting,
        SessionTimes times,
        Digest policyDocument,
        Pauses pauses) {

    private static final String FORMAT = "threekey-entry-session-ended/2";

    static PastSession of(Session session, SessionEnd why) {
        return new PastSession(
                session.id(),
                session.person(),
                why,
                session.useCase(),
                session.careSetting(),
                session.times(),
                session.policy().document(),
                session.pauses());
    }

    JsonObject payload() {
        return Document.of(FORMAT)
                .put("session", id)
                .put("person", person.value())
                .put("why", why.code())
                .put("useCase", useCase.code())
                .put("careSetting", careSetting.code())
                .put("startedAt", times.startedAt())
                .put("lastSeenAt", times.lastSeenAt())
                .put("idleMinutes", times.limit().idleMinutes())
                .put("overallMinutes", times.limit().overallMinutes())
                .put("policyDocument", policyDocument)
                .put("pauses", pauses.document())
                .build();
    }

    /** Empty for what was recorded before sessions were described, and said only whose ended, and why. */
    static Optional<PastSession> of(LedgerEntry ended) {
        return ended.payload().get("format").isPresent()
                ? Optional.of(Document.read(ended.payload(), FORMAT, PastSession::read))
                : Optional.empty();
    }

    /** Whether nobody ended it, so that it stood open for a while after its last touch. */
    boolean ranOut() {
        return why == SessionEnd.IDLE || why == SessionEnd.OVERALL;
    }

    private static PastSession read(Fields fields) {
        var limit = new SessionLimit(fields.count("idleMinutes"), fields.count("overallMinutes"));
        return new PastSession(
                fields.text("session"),
                fields.text("person", PersonId::new),
                fields.text("why", SessionEnd::ofCode),
                fields.text("useCase", UseCase::ofCode),
                fields.text("careSetting", CareSetting::ofCode),
                new SessionTimes(fields.instant("startedAt"), fields.instant("lastSeenAt"), limit),
                fields.digest("policyDocument"),
                Pauses.read(fields, "pauses"));
    }
}
