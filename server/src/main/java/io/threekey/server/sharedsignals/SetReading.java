package io.threekey.server.sharedsignals;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.federation.Issuer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads a security event token (RFC 8417) that somebody pushed here. Nothing that it says is believed before its signature
 * was verified by a key that was decided for whom it says it is from, and nothing is written for whoever fails.
 */
@Component
class SetReading {

    static final Duration FRESH = Duration.ofDays(1);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** A URI (RFC 8417, 2): so no sign that cannot be kept or read. */
    private static final Pattern EVENT = Pattern.compile("[\\x21-\\x7e]{1,500}");

    private final SignalSources sources;
    private final Issuer issuer;
    private final Clock clock;

    SetReading(SignalSources sources, Issuer issuer, Clock clock) {
        this.sources = sources;
        this.issuer = issuer;
        this.clock = clock;
    }

    sealed interface Read {

        record Said(SaidElsewhere what) implements Read {}

        record Faulty(SetFault why) implements Read {}
    }

    Read read(String text) {
        var token = parsed(text);
        return token.isPresent() ? read(token.get()) : new Read.Faulty(SetFault.INVALID_REQUEST);
    }

    private record Parsed(SignedJWT token, JWTClaimsSet claims, JsonObject payload) {}

    /** Of some, the parser does not say that they are none, but stumbles over them. */
    private static Optional<Parsed> parsed(String text) {
        try {
            var token = SignedJWT.parse(text.strip());
            var payload = JsonReader.read(token.getPayload().toString().getBytes(StandardCharsets.UTF_8));
            return payload instanceof JsonObject object
                            && TYPE.equals(token.getHeader().getType())
                    ? Optional.of(new Parsed(token, token.getJWTClaimsSet(), object))
                    : Optional.empty();
        } catch (ParseException | RuntimeException none) {
            return Optional.empty();
        }
    }

    private Read read(Parsed set) {
        var source = Optional.ofNullable(set.claims().getIssuer()).flatMap(sources::find);
        if (source.isEmpty()) {
            return new Read.Faulty(SetFault.INVALID_ISSUER);
        }
        var named = source.get().keys().stream()
                .filter(key -> key.id().equals(set.token().getHeader().getKeyID()))
                .findFirst();
        if (named.isEmpty()) {
            return new Read.Faulty(SetFault.INVALID_KEY);
        }
        if (!named.get().verifies(set.token())) {
            return new Read.Faulty(SetFault.AUTHENTICATION_FAILED);
        }
        if (!set.claims().getAudience().contains(source.get().audience())) {
            return new Read.Faulty(SetFault.INVALID_AUDIENCE);
        }
        return isOfNow(set.claims()) ? said(source.get(), set) : new Read.Faulty(SetFault.INVALID_REQUEST);
    }

    /** Framework, 4.1.3 and 4.1.7: one with a subject of its own is another kind of token; one that expired is none. */
    private boolean isOfNow(JWTClaimsSet claims) {
        var now = clock.instant();
        return claims.getSubject() == null
                && Optional.ofNullable(claims.getJWTID())
                        .filter(id -> ID.matcher(id).matches())
                        .isPresent()
                && Optional.ofNullable(claims.getExpirationTime())
                        .map(Date::toInstant)
                        .filter(end -> !now.isBefore(end))
                        .isEmpty()
                && Optional.ofNullable(claims.getIssueTime())
                        .map(Date::toInstant)
                        .filter(at -> !at.isAfter(now.plus(CLOCKS_DIFFER)) && at.isAfter(now.minus(FRESH)))
                        .isPresent();
    }

    private Read said(SignalSource source, Parsed set) {
        try {
            var fields = Fields.of(set.payload(), "a security event token");
            var events = fields.object("events");
            var types = Fields.of(events, "events").names();
            if (!types.stream().allMatch(uri -> EVENT.matcher(uri).matches())) {
                return new Read.Faulty(SetFault.INVALID_EVENT);
            }
            var type = types.size() == 1 ? types.iterator().next() : "";
            var event = events.get(type)
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .orElseGet(() -> Json.object().build());
            return new Read.Said(new SaidElsewhere(
                    source,
                    set.claims().getJWTID(),
                    type,
                    person(fields),
                    event,
                    at(event, set.claims().getIssueTime().toInstant())));
        } catch (MalformedDocument malformed) {
            return new Read.Faulty(SetFault.INVALID_REQUEST);
        }
    }

    private Optional<PersonId> person(Fields fields) {
        return fields.optionalObject("sub_id").flatMap(subject -> SubjectRead.ours(subject, issuer.name()));
    }

    /** Not later than it was signed, whatever it says. */
    private static Instant at(JsonObject event, Instant signed) {
        return event.get("event_timestamp")
                .filter(JsonInteger.class::isInstance)
                .map(seconds -> ((JsonInteger) seconds).value())
                .filter(seconds -> seconds > 0 && seconds < signed.getEpochSecond())
                .map(Instant::ofEpochSecond)
                .orElse(signed);
    }
}
