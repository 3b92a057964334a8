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
import org.springframework.stereotype.Component;

/** Signs what an application is told: who somebody is (OpenID Connect Core 2), and that it may ask more (RFC 9068). */
@Component
public class Tokens {

    /** What stands by itself lasts no longer, so that whatever is ended everywhere is over within that time. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final Issuer issuer;

    Tokens(SigningKeys keys, Issuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /** @param seconds how long the access token lasts */
    public record Given(String access, String identity, String scope, long seconds) {}

    /** Before a code is used up for it: that there is a key to sign with. */
    void prepare() {
        keys.signing();
    }

    Given of(AuthorizationCode code, GivenAccess given) {
        return new Given(
                signed(ACCESS, access(code, given)),
                signed(JOSEObjectType.JWT, identity(code, given)),
                code.access().scope(),
                LIFETIME.toSeconds());
    }

    private JWTClaimsSet access(AuthorizationCode code, GivenAccess given) {
        return about(code, given)
                .audience(issuer.name())
                .claim("client_id", code.access().client())
                .claim("scope", code.access().scope())
                .jwtID(given.id())
                .build();
    }

    private JWTClaimsSet identity(AuthorizationCode code, GivenAccess given) {
        var claims = about(code, given).audience(code.access().client()).claim("sid", sid(code.access()));
        code.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        return claims.build();
    }

    private JWTClaimsSet.Builder about(AuthorizationCode code, GivenAccess given) {
        var how = code.authenticated();
        return new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .subject(code.access().person().value())
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
        return Digest.of((access.client() + "\n" + access.session()).getBytes(StandardCharsets.UTF_8))
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
