package io.threekey.server.federation;

import io.threekey.server.applications.ProfileDemands.Renewing;
import io.threekey.server.applications.Renewal;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.Assurance;
import io.threekey.server.signin.LiveSessions;
import io.threekey.server.signin.LiveSessions.Live;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/**
 * Tells an application anew that somebody still is in (RFC 6749, 6). Each refresh token counts once and brings the next
 * one; whoever uses one again ends all that began with the same code (RFC 9700, 4.14.2). Where the profile says so, one
 * that only its holder can use counts until the end. None keeps a session open.
 */
@Component
class Renewals {

    private final FederationTables tables;
    private final LiveSessions sessions;
    private final Giving giving;
    private final Ledger ledger;
    private final Clock clock;

    Renewals(FederationTables tables, LiveSessions sessions, Giving giving, Ledger ledger, Clock clock) {
        this.tables = tables;
        this.sessions = sessions;
        this.giving = giving;
        this.ledger = ledger;
        this.clock = clock;
    }

    static Optional<ProtocolError> fault(Parameters sent, Renewal renewal) {
        if (renewal == Renewal.NEVER) {
            return Optional.of(ProtocolError.UNAUTHORIZED_CLIENT);
        }
        return sent.has("refresh_token") ? Optional.empty() : Optional.of(ProtocolError.INVALID_REQUEST);
    }

    Taken take(TokenRequest request, TransactionStatus status) {
        var text = RefreshText.read(request.sent("refresh_token"));
        if (text.isEmpty()) {
            return giving.nothing(request, status);
        }
        return found(text.get(), request)
                .map(token -> judged(token, request, status))
                .orElseGet(() -> giving.takeBackWhatBeganWith(
                        text.get().code(), FederationEntries.REFRESH_TWICE, request, status));
    }

    private Optional<RefreshToken> found(RefreshText text, TokenRequest request) {
        return switch (renewing(request)) {
            case EACH_BRINGS_THE_NEXT -> tables.takeRefresh(text.digest());
            case ONE_UNTIL_THE_END -> tables.holdRefresh(text.digest());
        };
    }

    private static Renewing renewing(TokenRequest request) {
        return request.application().profile().demands().renewedBy();
    }

    private Taken judged(RefreshToken token, TokenRequest request, TransactionStatus status) {
        var live = sessions.kept(token.access().session());
        var fault = fault(token, request, live);
        if (fault.isPresent()) {
            return giving.refuse(token.code(), token.access(), fault.get());
        }
        var scope = narrowed(
                token.access(),
                request.sent().one("scope").orElse(token.access().scope()));
        if (scope.isEmpty()) {
            status.setRollbackOnly(); // the token and the proof count on
            return new Taken.Nothing(ProtocolError.INVALID_SCOPE);
        }
        var told = new Told(token.access().narrowedTo(scope.get()), token.authenticated(), Optional.empty());
        ledger.append(FederationEntries.TOLD_AGAIN, token.access().person().value(), FederationEntries.of(told));
        return switch (renewing(request)) {
            case EACH_BRINGS_THE_NEXT ->
                giving.give(request.application(), token.code(), token.access(), told, live.orElseThrow());
            case ONE_UNTIL_THE_END -> giving.giveBeside(token.code(), told);
        };
    }

    /** The names that were asked for, each once, since they are kept, sealed and recorded; empty where they may not be. */
    private static Optional<String> narrowed(Access access, String scope) {
        if (!RequestFaults.fits(scope)) {
            return Optional.empty();
        }
        var names = Arrays.stream(scope.split(" ")).sorted().distinct().toList();
        return names.contains(GrantedScopes.OPENID) == access.includes(GrantedScopes.OPENID)
                        && GrantedScopes.openSomething(names)
                        && access.names().containsAll(names)
                ? Optional.of(String.join(" ", names))
                : Optional.empty();
    }

    private Optional<GrantFault> fault(RefreshToken token, TokenRequest request, Optional<Live> live) {
        if (!token.access().client().equals(request.name())) {
            return Optional.of(GrantFault.OTHER_CLIENT);
        }
        if (!token.access().held().equals(request.held())) {
            return Optional.of(GrantFault.OTHER_KEY);
        }
        if (!clock.instant().isBefore(token.expiresAt()) || live.isEmpty()) {
            return Optional.of(GrantFault.SESSION_OVER);
        }
        var sure = live.get().how().assuranceAt(clock.instant());
        return Assurance.ofAcr(token.authenticated().acr())
                        .filter(sure::isAtLeast)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(GrantFault.LESS_SURE);
    }
}
