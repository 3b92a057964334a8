package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs what an application is told: who somebody is (OpenID Connect Core 2), and that it may ask more (RFC 9068). */
@Component
public class Tokens {

    /** What stands by itself lasts no longer, so that whatever is ended everywhere is over within that time. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** RFC 8417, 2.3. */
    private static final JOSEObjectType SECURITY_EVENT = new JOSEObjectType("secevent+jwt");

    static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final Issuer issuer;

    Tokens(SigningKeys keys, Issuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * @param type how the access token is to be used: borne, or with a proof of the key that it is bound to
     * @param seconds how long the access token lasts
     * @param refresh what the application may be told anew with
     */
    public record Given(
            String access, String identity, String scope, String type, long seconds, Optional<String> refresh) {}

    /** Before a code is used up for it: that there is a key to sign with. */
    void prepare() {
        keys.signing();
    }

    Given of(Told told, GivenAccess given, Optional<RefreshText> again) {
        return new Given(
                signed(ACCESS, access(told, given)),
                signed(JOSEObjectType.JWT, identity(told, given)),
                told.access().scope(),
                type(told.access()),
                LIFETIME.toSeconds(),
                again.map(RefreshText::text));
    }

    /** RFC 6750, 4 and RFC 9449, 5. */
    static String type(Access access) {
        return access.jkt().isPresent() ? "DPoP" : "Bearer";
    }

    /** That somebody's session is over; made anew each time that it is tried to tell. */
    String logout(EndToTell end, String id, Instant at) {
        return signed(LogoutToken.TYPE, LogoutToken.claims(issuer.name(), end, id, at));
    }

    /** In the application's own name, and of use for its signals alone. */
    String own(String client, String scope, Optional<String> jkt, String id, Instant at) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .subject(client)
                .audience(issuer.at(Issuer.SIGNALS))
                .claim("client_id", client)
                .claim("scope", scope)
                .issueTime(Date.from(at))
                .expirationTime(Date.from(at.plus(LIFETIME)))
                .jwtID(id);
        jkt.ifPresent(key -> claims.claim("cnf", Map.of("jkt", key)));
        return signed(ACCESS, claims.build());
    }

    /** What happened, for an application that is to hear it (RFC 8417). It opens nothing anywhere, and never expires. */
    public String securityEvent(JWTClaimsSet claims) {
        return signed(SECURITY_EVENT, claims);
    }

    private JWTClaimsSet access(Told told, GivenAccess given) {
        var claims = about(told, given)
                .audience(issuer.name())
                .claim("client_id", told.access().client())
                .claim("scope", told.access().scope())
                .jwtID(given.id());
        told.access().jkt().ifPresent(key -> claims.claim("cnf", Map.of("jkt", key)));
        return claims.build();
    }

    private JWTClaimsSet identity(Told told, GivenAccess given) {
        var claims = about(told, given).audience(told.access().client()).claim("sid", sid(told.access()));
        told.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        return claims.build();
    }

    private JWTClaimsSet.Builder about(Told told, GivenAccess given) {
        var how = told.authenticated();
        return new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .subject(told.access().person().value())
                .issueTime(Date.from(given.expiresAt().minus(LIFETIME)))
                .expirationTime(Date.from(given.expiresAt()))
                .claim("auth_time", seconds(how.at()))
                .claim("acr", how.acr())
                .claim("amr", how.amr());
    }

    private static long seconds(Instant at) {
        return at.getEpochSecond();
    }

    /** The session by a name of its own for each application, so that two of them cannot compare. */
    private static String sid(Access access) {
        return sid(access.client(), access.session());
    }

    static String sid(String client, String session) {
        return Digest.of((client + "\n" + session).getBytes(StandardCharsets.UTF_8))
                .base64Url();
    }

    private String signed(JOSEObjectType type, JWTClaimsSet claims) {
        var key = keys.signing();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(type)
                        .keyID(key.id())
                        .build(),
                claims);
        try {
            token.sign(new ECDSASigner(key.jwk()));
        } catch (JOSEException broken) {
            throw new IllegalStateException("a token cannot be signed", broken);
        }
        return token.serialize();
    }
}
