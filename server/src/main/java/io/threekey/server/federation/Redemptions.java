package io.threekey.server.federation;

import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.LiveSessions;
import io.threekey.server.signin.LiveSessions.Live;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/**
 * Redeems a code for what the application asked. Of any number that redeem it at once one gets something, and everybody
 * after that one takes it away again: one of them stole the code, and nobody knows which (RFC 6749, 4.1.2).
 */
@Component
class Redemptions {

    /** A shorter one could be guessed by whoever saw its challenge (RFC 7636, 4.1 and 7.1). */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final FederationTables tables;
    private final LiveSessions sessions;
    private final Giving giving;
    private final Ledger ledger;
    private final Clock clock;

    Redemptions(FederationTables tables, LiveSessions sessions, Giving giving, Ledger ledger, Clock clock) {
        this.tables = tables;
        this.sessions = sessions;
        this.giving = giving;
        this.ledger = ledger;
        this.clock = clock;
    }

    static Optional<ProtocolError> fault(Parameters sent) {
        return sent.has("code")
                        && sent.has("redirect_uri")
                        && sent.one("code_verifier")
                                .filter(VERIFIER.asMatchPredicate())
                                .isPresent()
                ? Optional.empty()
                : Optional.of(ProtocolError.INVALID_REQUEST);
    }

    Taken take(TokenRequest request, TransactionStatus status) {
        var digest = request.digestOf("code");
        return tables.take(digest)
                .map(code -> judged(code, request))
                .orElseGet(() -> giving.takeBackWhatBeganWith(digest, FederationEntries.CODE_TWICE, request, status));
    }

    private Taken judged(AuthorizationCode code, TokenRequest request) {
        var live = sessions.kept(code.access().session());
        var fault = fault(code, request, live);
        if (fault.isPresent()) {
            return giving.refuse(code.digest(), code.access(), fault.get());
        }
        var access = code.access().heldBy(request.jkt());
        var told = new Told(access, code.authenticated(), code.nonce());
        ledger.append(FederationEntries.TOLD, access.person().value(), FederationEntries.of(told));
        return giving.give(request.application(), code.digest(), access, told, live.orElseThrow());
    }

    private Optional<GrantFault> fault(AuthorizationCode code, TokenRequest request, Optional<Live> live) {
        if (!code.access().client().equals(request.name())) {
            return Optional.of(GrantFault.OTHER_CLIENT);
        }
        if (!request.sent("redirect_uri").equals(code.redirectUri())) {
            return Optional.of(GrantFault.OTHER_ADDRESS);
        }
        if (!request.digestOf("code_verifier").base64Url().equals(code.challenge())) {
            return Optional.of(GrantFault.OTHER_VERIFIER);
        }
        if (code.access().jkt().isPresent() && !code.access().jkt().equals(request.jkt())) {
            return Optional.of(GrantFault.OTHER_KEY);
        }
        if (!clock.instant().isBefore(code.expiresAt())) {
            return Optional.of(GrantFault.TOO_LATE);
        }
        return live.isPresent() ? Optional.empty() : Optional.of(GrantFault.SESSION_OVER);
    }
}
