package io.threekey.server.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.federation.HolderProofs.Shown;
import io.threekey.server.ledger.CommitExemption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells which application asks about its signals, by a token of its own in the header (RFC 6750, 2.1), borne or with a
 * proof of the key that it is bound to (RFC 9449, 7.1). One that was withdrawn, or may hear no signals any more, is none.
 */
@Component
public class ByThemselves {

    private static final String BEARER = "bearer";
    private static final String HELD = "dpop";

    private final SigningKeys keys;
    private final Issuer issuer;
    private final Applications applications;
    private final HolderProofs holders;
    private final FederationTables tables;
    private final Clock clock;
    private final TransactionTemplate spending;

    ByThemselves(
            SigningKeys keys,
            Issuer issuer,
            Applications applications,
            HolderProofs holders,
            FederationTables tables,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.keys = keys;
        this.issuer = issuer;
        this.applications = applications;
        this.holders = holders;
        this.tables = tables;
        this.clock = clock;
        this.spending = new TransactionTemplate(transactions);
        this.spending.setName(CommitExemption.ASKED_BY_APPLICATION.transaction());
    }

    public sealed interface Who {

        record It(Application application) implements Who {}

        record Nobody() implements Who {}

        /** It is known, and its token is not for that. */
        record NotForThat() implements Who {}
    }

    /** @param authorization the headers of that name, of which there must be one */
    public Who asks(List<String> authorization, Possession possession, SignalScope scope) {
        if (authorization.size() != 1 || authorization.getFirst().split(" ", 2).length < 2) {
            return new Who.Nobody();
        }
        var shown = authorization.getFirst().split(" ", 2);
        var token = shown[1].strip();
        return verified(token)
                .filter(claims -> isUsedRightly(shown[0], token, claims, possession))
                .<Who>flatMap(claims -> applications
                        .find(String.valueOf(claims.getSubject()))
                        .filter(application -> application.signals().isPresent())
                        .map(application -> covers(claims, scope) ? new Who.It(application) : new Who.NotForThat()))
                .orElseGet(Who.Nobody::new);
    }

    private Optional<JWTClaimsSet> verified(String token) {
        return SignedText.read(token)
                .filter(text -> Tokens.ACCESS.equals(text.token().getHeader().getType()))
                .filter(text -> keys.signed(text.token()))
                .map(SignedText::claims)
                .filter(claims -> issuer.name().equals(claims.getIssuer()))
                .filter(claims -> claims.getAudience().equals(List.of(issuer.at(Issuer.SIGNALS))))
                .filter(claims -> String.valueOf(claims.getSubject()).equals(claims.getClaim("client_id")))
                .filter(claims -> Optional.ofNullable(claims.getExpirationTime())
                        .map(Date::toInstant)
                        .filter(clock.instant()::isBefore)
                        .isPresent());
    }

    private boolean isUsedRightly(String scheme, String token, JWTClaimsSet claims, Possession possession) {
        if (claims.getClaim("cnf") == null) {
            return scheme.equalsIgnoreCase(BEARER);
        }
        return scheme.equalsIgnoreCase(HELD)
                && claims.getClaim("cnf") instanceof Map<?, ?> key
                && holders.shown(possession, token) instanceof Shown.Held(var holder)
                && holder.jkt().equals(key.get("jkt"))
                && Boolean.TRUE.equals(spending.execute(status -> tables.spend(holder.once())));
    }

    private static boolean covers(JWTClaimsSet claims, SignalScope scope) {
        return claims.getClaim("scope") instanceof String named
                && Arrays.asList(named.split(" ")).contains(scope.code());
    }
}
