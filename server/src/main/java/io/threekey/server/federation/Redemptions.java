package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.LiveSessions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Redeems a code for what the application asked. Of any number that redeem it at once one gets something, and everybody
 * after that one takes it away again: one of them stole the code, and nobody knows which (RFC 6749, 4.1.2).
 */
@Component
public class Redemptions {

    private static final int ID_LENGTH = 16;

    private final ClientProofs proofs;
    private final FederationTables tables;
    private final LiveSessions sessions;
    private final Tokens tokens;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;
    private final TransactionTemplate transaction;

    Redemptions(
            ClientProofs proofs,
            FederationTables tables,
            LiveSessions sessions,
            Tokens tokens,
            Ledger ledger,
            Clock clock,
            RandomGenerator random,
            PlatformTransactionManager transactions) {
        this.proofs = proofs;
        this.tables = tables;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        this.transaction = new TransactionTemplate(transactions);
    }

    public sealed interface Outcome {

        record Redeemed(Tokens.Given tokens) implements Outcome {}

        record Refused(ProtocolError error) implements Outcome {}
    }

    public Outcome redeem(Parameters sent) {
        if (sent.anyTwice() || !sent.has("grant_type")) {
            return new Outcome.Refused(ProtocolError.INVALID_REQUEST);
        }
        var client = proofs.client(sent);
        if (client.isEmpty()) {
            return new Outcome.Refused(ProtocolError.INVALID_CLIENT);
        }
        if (!sent.one("grant_type").equals(Optional.of("authorization_code"))) {
            return new Outcome.Refused(ProtocolError.UNSUPPORTED_GRANT_TYPE);
        }
        if (!sent.has("code") || !sent.has("redirect_uri") || !sent.has("code_verifier")) {
            return new Outcome.Refused(ProtocolError.INVALID_REQUEST);
        }
        tokens.prepare();
        var taken = transaction.execute(status -> take(client.get(), sent, status));
        return switch (taken) {
            case Taken.Nothing(var error) -> new Outcome.Refused(error);
            case Taken.Whole(var code, var given) -> new Outcome.Redeemed(tokens.of(code, given));
        };
    }

    private sealed interface Taken {

        record Whole(AuthorizationCode code, GivenAccess given) implements Taken {}

        record Nothing(ProtocolError error) implements Taken {}
    }

    private Taken take(ClientProofs.Client client, Parameters sent, TransactionStatus status) {
        var proof = client.proof();
        if (proof.isPresent() && !tables.spend(proof.get().digest(), proof.get().expires())) {
            status.setRollbackOnly();
            return new Taken.Nothing(ProtocolError.INVALID_CLIENT);
        }
        var digest = digest(sent.one("code").orElseThrow());
        return tables.take(digest)
                .map(code -> judged(code, client, sent))
                .orElseGet(() -> nothingLeft(digest, client, status));
    }

    private Taken judged(AuthorizationCode code, ClientProofs.Client client, Parameters sent) {
        var fault = fault(code, client, sent);
        if (fault.isPresent()) {
            ledger.append(
                    FederationEntries.NOT_TOLD,
                    code.access().person().value(),
                    FederationEntries.notTold(code, fault.get()));
            return new Taken.Nothing(ProtocolError.INVALID_GRANT);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var given = new GivenAccess(newId(), code.digest(), code.access(), now.plus(Tokens.LIFETIME));
        tables.insert(given);
        ledger.append(FederationEntries.TOLD, code.access().person().value(), FederationEntries.of(code));
        return new Taken.Whole(code, given);
    }

    private Optional<CodeFault> fault(AuthorizationCode code, ClientProofs.Client client, Parameters sent) {
        if (!code.access().client().equals(client.application().client().value())) {
            return Optional.of(CodeFault.OTHER_CLIENT);
        }
        if (!sent.one("redirect_uri").equals(Optional.of(code.redirectUri()))) {
            return Optional.of(CodeFault.OTHER_ADDRESS);
        }
        var verifier = sent.one("code_verifier").orElseThrow();
        if (!digest(verifier).base64Url().equals(code.challenge())) {
            return Optional.of(CodeFault.OTHER_VERIFIER);
        }
        if (!clock.instant().isBefore(code.expiresAt())) {
            return Optional.of(CodeFault.TOO_LATE);
        }
        return sessions.isLive(code.access().session()) ? Optional.empty() : Optional.of(CodeFault.SESSION_OVER);
    }

    /** Redeemed before, or never one. Where a proof was spent on it, that stays spent, and is recorded. */
    private Taken nothingLeft(Digest code, ClientProofs.Client client, TransactionStatus status) {
        var revoked = tables.revokeWhatWasGivenFor(code);
        if (revoked.isPresent()) {
            ledger.append(
                    FederationEntries.CODE_TWICE,
                    revoked.get().access().person().value(),
                    FederationEntries.codeTwice(revoked.get()));
        } else if (client.proof().isPresent()) {
            var name = client.application().client().value();
            ledger.append(FederationEntries.PROOF_WITHOUT_CODE, name, FederationEntries.proofWithoutCode(name));
        } else {
            status.setRollbackOnly();
        }
        return new Taken.Nothing(ProtocolError.INVALID_GRANT);
    }

    private String newId() {
        var bytes = new byte[ID_LENGTH];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
