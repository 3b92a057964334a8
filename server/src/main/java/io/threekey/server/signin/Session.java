package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.KeyTraits;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Somebody is in.
 *
 * @param id names the session in the ledger and on pages; it opens nothing
 * @param token digest of the secret that the browser holds; nobody can come back from it to the secret
 * @param traits of the key at that moment; empty for sessions that began before they were noted
 * @param site whose limits hold there; empty for sessions that began before sites were noted
 * @param browser that it began in; empty for sessions that began before browsers were noted
 * @param policy the version whose limits the session was given, and keeps
 */
record Session(
        String id,
        long version,
        Digest token,
        PersonId person,
        String passkey,
        Optional<KeyTraits> traits,
        UseCase useCase,
        CareSetting careSetting,
        Optional<Scope> site,
        Optional<SeenBrowser> browser,
        SessionTimes times,
        ObeyedPolicy policy,
        Pauses pauses) {

    /** @param models that can be said to keep their keys in hardware */
    Authentication authentication(Predicate<UUID> models) {
        var hardware = traits.filter(key -> key.vouched() && key.deviceBound())
                .flatMap(KeyTraits::model)
                .filter(models)
                .isPresent();
        return new Authentication(passkey, traits, times.startedAt(), hardware);
    }

    /**
     * Somebody showed a key once more. What hangs on the session hangs on it still; how sure it is, until when it lasts
     * and by which policy follows from that key alone, and the browser holds another secret.
     */
    Session wentOnAs(Session shownAgain) {
        return new Session(
                id,
                version + 1,
                shownAgain.token,
                person,
                shownAgain.passkey,
                shownAgain.traits,
                shownAgain.useCase,
                shownAgain.careSetting,
                shownAgain.site,
                shownAgain.browser,
                shownAgain.times,
                shownAgain.policy,
                shownAgain.pauses);
    }

    Session seen(SessionTimes later) {
        var pause = Duration.between(times.lastSeenAt(), later.lastSeenAt());
        return new Session(
                id,
                version + 1,
                token,
                person,
                passkey,
                traits,
                useCase,
                careSetting,
                site,
                browser,
                later,
                policy,
                pauses.with(pause));
    }
}
