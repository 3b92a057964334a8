package io.threekey.server.federation;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.RegisteredCertificate;
import io.threekey.server.federation.HolderProofs.Shown;
import io.threekey.server.ledger.CommitExemption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells which application asks about its signals, by a token of its own in the header (RFC 6750, 2.1), borne or with a
 * proof of the key that it is bound to (RFC 9449, 7.1). One that gave it back, was withdrawn, or may hear no signals any
 * more, is none.
 */
@Component
public class ByThemselves {

    private static final String BEARER = "bearer";
    private static final String HELD = "dpop";

    private final AccessTokens tokens;
    private final Issuer issuer;
    private final Applications applications;
    private final HolderProofs holders;
    private final FederationTables tables;
    private final TransactionTemplate spending;

    ByThemselves(
            AccessTokens tokens,
            Issuer issuer,
            Applications applications,
            HolderProofs holders,
            FederationTables tables,
            PlatformTransactionManager transactions) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.applications = applications;
        this.holders = holders;
        this.tables = tables;
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
        return tokens.openForItself(token)
                .filter(open -> open.claims().getAudience().equals(List.of(issuer.at(Issuer.SIGNALS))))
                .filter(open -> isUsedRightly(shown[0], token, open.access().held(), possession))
                .<Who>flatMap(open -> applications
                        .find(open.access().client())
                        .filter(application -> application.signals().isPresent())
                        .map(application ->
                                covers(open.access().scope(), scope) ? new Who.It(application) : new Who.NotForThat()))
                .orElseGet(Who.Nobody::new);
    }

    private boolean isUsedRightly(String scheme, String token, Optional<Binding> held, Possession possession) {
        if (held.isEmpty()) {
            return scheme.equalsIgnoreCase(BEARER);
        }
        return switch (held.get()) {
            case Binding.Certificate(var thumbprint) ->
                scheme.equalsIgnoreCase(BEARER)
                        && possession
                                .certificate()
                                .map(RegisteredCertificate::thumbprint)
                                .filter(thumbprint::equals)
                                .isPresent();
            case Binding.Key(var thumbprint) ->
                scheme.equalsIgnoreCase(HELD)
                        && holders.shown(possession, token) instanceof Shown.Held(var holder)
                        && holder.jkt().equals(thumbprint)
                        && Boolean.TRUE.equals(spending.execute(status -> tables.spend(holder.once())));
        };
    }

    private static boolean covers(String given, SignalScope scope) {
        return Arrays.asList(given.split(" ")).contains(scope.code());
    }
}
