package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import io.threekey.server.ledger.LedgerEntry;
import java.util.Optional;

/**
 * Payload of {@code session.ended}: a session as it was, so that other limits can be tried on it.
 *
 * @param id of the session
 * @param site empty where it was recorded before sites were noted
 * @param policyDocument digest of the document that gave the limits
 */
record PastSession(
        String id,
        PersonId person,
        SessionEnd why,
        UseCase useCase,
        CareSetting careSetting,
        Optional<Scope> site,
        SessionTimes times,
        Digest policyDocument,
        Pauses pauses) {

    private static final String FORMAT = "threekey-entry-session-ended/3";
    private static final String BEFORE_SITES_WERE_NOTED = "threekey-entry-session-ended/2";

    static PastSession of(Session session, SessionEnd why) {
        return new PastSession(
                session.id(),
                session.person(),
                why,
                session.useCase(),
                session.careSetting(),
                session.site(),
                session.times(),
                session.policy().document(),
                session.pauses());
    }

    JsonObject payload() {
        var json = Document.of(site.isPresent() ? FORMAT : BEFORE_SITES_WERE_NOTED);
        site.ifPresent(place -> json.put("site", place.value()));
        return json.put("session", id)
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
        return ended.payload()
                .get("format")
                .map(format -> format.equals(new JsonText(BEFORE_SITES_WERE_NOTED))
                        ? Document.read(
                                ended.payload(), BEFORE_SITES_WERE_NOTED, fields -> read(fields, Optional.empty()))
                        : Document.read(
                                ended.payload(),
                                FORMAT,
                                fields -> read(fields, Optional.of(fields.text("site", Scope::new)))));
    }

    /** Whether nobody ended it, so that it stood open for a while after its last touch. */
    boolean ranOut() {
        return why == SessionEnd.IDLE || why == SessionEnd.OVERALL;
    }

    private static PastSession read(Fields fields, Optional<Scope> site) {
        var limit = new SessionLimit(fields.count("idleMinutes"), fields.count("overallMinutes"));
        return new PastSession(
                fields.text("session"),
                fields.text("person", PersonId::new),
                fields.text("why", SessionEnd::ofCode),
                fields.text("useCase", UseCase::ofCode),
                fields.text("careSetting", CareSetting::ofCode),
                site,
                new SessionTimes(fields.instant("startedAt"), fields.instant("lastSeenAt"), limit),
                fields.digest("policyDocument"),
                Pauses.read(fields, "pauses"));
    }
}
