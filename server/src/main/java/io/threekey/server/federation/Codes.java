package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.server.access.Caller;
import io.threekey.server.ledger.LateWrites;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.Authentication;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the codes that applications redeem: each is kept, and recorded, before anybody has it. */
@Component
class Codes {

    /** 256 bits (RFC 6749, 10.10 asks for 128). */
    private static final int CODE_LENGTH = 32;

    private final FederationTables tables;
    private final Ledger ledger;
    private final LateWrites late;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RandomGenerator random;
    private final TransactionTemplate transaction;

    Codes(
            FederationTables tables,
            Ledger ledger,
            LateWrites late,
            ApplicationEventPublisher events,
            Clock clock,
            RandomGenerator random,
            PlatformTransactionManager transactions) {
        this.tables = tables;
        this.ledger = ledger;
        this.late = late;
        this.events = events;
        this.clock = clock;
        this.random = random;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Somebody who is in, and how sure it is of them that the application is told. */
    record Known(Caller.SignedIn who, Authentication how, String acr) {}

    /** For a question that went no way but straight here. */
    String made(AuthorizationRequest request, Known known) {
        var text = text();
        var code = code(text, request, known);
        transaction.executeWithoutResult(status -> {
            tables.insert(code);
            record(code);
        });
        return text;
    }

    /** For a question that somebody's browser held meanwhile, and could bring twice: empty from the second time on. */
    Optional<String> madeOnce(AuthorizationRequest request, Known known) {
        var text = text();
        var code = code(text, request, known);
        var once = Once.of(request.at().plus(SealedRequests.LIFETIME), "question", request.id());
        return late.believing(() -> Optional.ofNullable(transaction.execute(status -> {
            if (tables.spend(once)) {
                tables.insert(code);
                record(code);
                return text;
            }
            if (status.isNewTransaction()) {
                status.setRollbackOnly();
            }
            return null;
        })));
    }

    private void record(AuthorizationCode code) {
        var access = code.access();
        ledger.append(FederationEntries.LED_ON, access.person().value(), FederationEntries.of(code));
        events.publishEvent(new ApplicationEntered(
                access.client(),
                access.session(),
                access.person(),
                code.authenticated().acr(),
                code.authenticated().amr(),
                clock.instant()));
    }

    private AuthorizationCode code(String text, AuthorizationRequest request, Known known) {
        return new AuthorizationCode(
                Digest.of(text.getBytes(StandardCharsets.UTF_8)),
                new Access(
                        request.client(),
                        request.scope(),
                        known.who().session(),
                        new PersonId(known.who().person()),
                        request.jkt().map(Binding.Key::new)),
                request.back().address().value(),
                request.challenge(),
                request.nonce(),
                new Authenticated(known.acr(), known.how().amr(), known.how().at()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(AuthorizationCode.LIFETIME));
    }

    private String text() {
        var bytes = new byte[CODE_LENGTH];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
