package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.SmartScope.Whose;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/**
 * Gives an application what it asks for itself, with nobody in front of it (RFC 6749, 4.4): health records (SMART App Launch
 * 2.2, backend services) or its signals; what was decided, for minutes, and never a token to ask again with, because it can prove itself at any time.
 */
@Component
class ServiceGrants {

    private static final int ID_LENGTH = 16;

    private final ServiceAccessTable table;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;

    ServiceGrants(ServiceAccessTable table, Ledger ledger, Clock clock, RandomGenerator random) {
        this.table = table;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    static Optional<ProtocolError> fault(Parameters sent, Application application) {
        if (application.signals().isEmpty() && !mayAskForRecords(application)) {
            return Optional.of(ProtocolError.UNAUTHORIZED_CLIENT);
        }
        if (sent.has("resource")) {
            return Optional.of(ProtocolError.INVALID_TARGET);
        }
        return !sent.one("scope")
                                .map(RequestFaults::fits)
                                .orElse(application.signals().isPresent())
                        || scope(sent, application).isEmpty()
                ? Optional.of(ProtocolError.INVALID_SCOPE)
                : Optional.empty();
    }

    private static boolean mayAskForRecords(Application application) {
        return application
                .records()
                .filter(access -> access.of(Whose.SYSTEM).findAny().isPresent())
                .isPresent();
    }

    Taken take(TokenRequest request, TransactionStatus status) {
        var access = new ServiceAccess(
                newId(),
                request.name(),
                scope(request.sent(), request.application()),
                request.held(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(Tokens.LIFETIME));
        table.insert(access);
        ledger.append(FederationEntries.SERVICE_TOLD, access.client(), FederationEntries.of(access));
        return new Taken.ForItself(access);
    }

    private static String scope(Parameters sent, Application application) {
        return GrantedScopes.forItself(application, sent.words("scope"));
    }

    private String newId() {
        var bytes = new byte[ID_LENGTH];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
