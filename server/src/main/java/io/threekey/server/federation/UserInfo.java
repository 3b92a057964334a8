package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.Applications;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.signin.LiveSessions;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells an application who it is that came in, as long as they are in (OpenID Connect Core 5.3). */
@Component
public class UserInfo {

    private final SigningKeys keys;
    private final Issuer issuer;
    private final FederationTables tables;
    private final Applications applications;
    private final LiveSessions sessions;
    private final People people;
    private final Clock clock;

    UserInfo(
            SigningKeys keys,
            Issuer issuer,
            FederationTables tables,
            Applications applications,
            LiveSessions sessions,
            People people,
            Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.tables = tables;
        this.applications = applications;
        this.sessions = sessions;
        this.people = people;
        this.clock = clock;
    }

    /** Empty where the token opens nothing, or nothing any more. */
    public Optional<JsonObject> of(String accessToken) {
        return verified(accessToken)
                .flatMap(claims -> Optional.ofNullable(claims.getJWTID()))
                .flatMap(tables::given)
                .map(GivenAccess::access)
                .filter(access -> applications.find(access.client()).isPresent())
                .filter(access -> sessions.isLive(access.session()))
                .flatMap(access -> people.find(access.person()).map(person -> told(person, access)));
    }

    private static JsonObject told(Person person, Access access) {
        var told = Json.object().put("sub", person.id().value());
        if (access.includes("profile")) {
            told.put("name", person.name());
        }
        return told.build();
    }

    /** An ID token is none: its type is another (RFC 9068, 4). */
    private Optional<JWTClaimsSet> verified(String token) {
        return SignedText.read(token)
                .filter(text -> isOurs(text.token()))
                .map(SignedText::claims)
                .filter(this::isForNowAndHere);
    }

    private boolean isOurs(SignedJWT token) {
        var header = token.getHeader();
        return Tokens.ACCESS.equals(header.getType())
                && header.getAlgorithm().equals(JWSAlgorithm.ES256)
                && keys.published().stream()
                        .filter(key -> key.id().equals(header.getKeyID()))
                        .anyMatch(key -> holds(token, key));
    }

    private static boolean holds(SignedJWT signed, SigningKey key) {
        try {
            return signed.verify(new ECDSAVerifier(key.jwk()));
        } catch (JOSEException unfit) {
            return false;
        }
    }

    private boolean isForNowAndHere(JWTClaimsSet claims) {
        return issuer.name().equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(issuer.name()))
                && Optional.ofNullable(claims.getExpirationTime())
                        .map(Date::toInstant)
                        .filter(clock.instant()::isBefore)
                        .isPresent();
    }
}
