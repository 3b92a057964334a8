package io.threekey.server.federation;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** What a logout token says: OpenID Connect Back-Channel Logout 1.0, 2.4. It has no nonce, so that it is no ID token. */
final class LogoutToken {

    /** 2.4: "two minutes in the future" at most. */
    static final Duration LIFETIME = Duration.ofMinutes(2);

    static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private LogoutToken() {}

    static JWTClaimsSet claims(String issuer, EndToTell end, String id, Instant at) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(end.person().value())
                .audience(end.client())
                .issueTime(Date.from(at))
                .expirationTime(Date.from(at.plus(LIFETIME)))
                .jwtID(id)
                .claim("events", Map.of(EVENT, Map.of()))
                .claim("sid", end.sid())
                .build();
    }
}
