package io.threekey.server.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import io.threekey.server.applications.Applications;
import io.threekey.server.signin.LiveSessions;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells which access tokens are ours and open something still: neither expired nor taken back, of a session that goes on. */
@Component
class AccessTokens {

    private final SigningKeys keys;
    private final Issuer issuer;
    private final Tokens tokens;
    private final FederationTables tables;
    private final ServiceAccessTable services;
    private final Applications applications;
    private final LiveSessions sessions;
    private final Clock clock;

    AccessTokens(
            SigningKeys keys,
            Issuer issuer,
            Tokens tokens,
            FederationTables tables,
            ServiceAccessTable services,
            Applications applications,
            LiveSessions sessions,
            Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.tokens = tokens;
        this.tables = tables;
        this.services = services;
        this.applications = applications;
        this.sessions = sessions;
        this.clock = clock;
    }

    record Open(JWTClaimsSet claims, Access access) {}

    record OpenForItself(JWTClaimsSet claims, ServiceAccess access) {}

    Optional<Open> open(String token) {
        return verified(token)
                .flatMap(claims -> Optional.ofNullable(claims.getJWTID())
                        .flatMap(tables::given)
                        .map(given -> new Open(claims, given.access())))
                .filter(open -> isFor(
                        open.claims(), open.access().client(), open.access().scope()))
                .filter(open -> sessions.isLive(open.access().session()));
    }

    /** The same for what an application was given for itself. */
    Optional<OpenForItself> openForItself(String token) {
        return verified(token)
                .flatMap(claims -> Optional.ofNullable(claims.getJWTID())
                        .flatMap(services::given)
                        .map(given -> new OpenForItself(claims, given)))
                .filter(open -> isFor(
                        open.claims(), open.access().client(), open.access().scope()));
    }

    /** Where it counts follows from what was decided and given, never from what it says. */
    private boolean isFor(JWTClaimsSet claims, String client, String scope) {
        return applications
                .find(client)
                .filter(application -> tokens.audience(application, scope).equals(claims.getAudience()))
                .isPresent();
    }

    /** Whether it counts here, and not only with somebody else. */
    boolean isForUs(Open open) {
        return open.claims().getAudience().contains(issuer.name());
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
                .filter(this::isForNow);
    }

    private boolean isForNow(JWTClaimsSet claims) {
        return issuer.name().equals(claims.getIssuer())
                && Optional.ofNullable(claims.getExpirationTime())
                        .map(Date::toInstant)
                        .filter(clock.instant()::isBefore)
                        .isPresent();
    }
}
