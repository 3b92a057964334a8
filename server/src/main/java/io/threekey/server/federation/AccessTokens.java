package io.threekey.server.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import io.threekey.server.applications.Applications;
import io.threekey.server.signin.LiveSessions;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells which access tokens are ours and open something still: neither expired nor taken back, of a session that goes on. */
@Component
class AccessTokens {

    private final SigningKeys keys;
    private final Issuer issuer;
    private final FederationTables tables;
    private final Applications applications;
    private final LiveSessions sessions;
    private final Clock clock;

    AccessTokens(
            SigningKeys keys,
            Issuer issuer,
            FederationTables tables,
            Applications applications,
            LiveSessions sessions,
            Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.tables = tables;
        this.applications = applications;
        this.sessions = sessions;
        this.clock = clock;
    }

    record Open(JWTClaimsSet claims, Access access) {}

    Optional<Open> open(String token) {
        return verified(token)
                .flatMap(claims -> Optional.ofNullable(claims.getJWTID())
                        .flatMap(tables::given)
                        .map(given -> new Open(claims, given.access())))
                .filter(open -> applications.find(open.access().client()).isPresent())
                .filter(open -> sessions.isLive(open.access().session()));
    }

    /** By what its row is found, whatever became of that. */
    Optional<String> id(String token) {
        return verified(token).map(JWTClaimsSet::getJWTID);
    }

    /** An ID token is none: its type is another (RFC 9068, 4). */
    private Optional<JWTClaimsSet> verified(String token) {
        return SignedText.read(token)
                .filter(text -> Tokens.ACCESS.equals(text.token().getHeader().getType()))
                .filter(text -> keys.signed(text.token()))
                .map(SignedText::claims)
                .filter(this::isForNowAndHere);
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
