package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.server.access.Caller;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.federation.Freshness.Prompt;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.Authentication;
import io.threekey.server.signin.OwnSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers an application that asks who is there: with a code, with an error, or with a sign-in first. */
@Component
public class Authorizations {

    /** 256 bits (RFC 6749, 10.10 asks for 128). */
    private static final int CODE_LENGTH = 32;

    private final RequestReading reading;
    private final SealedRequests sealedRequests;
    private final Applications applications;
    private final OwnSession sessions;
    private final FederationTables tables;
    private final Issuer issuer;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;
    private final TransactionTemplate transaction;

    Authorizations(
            RequestReading reading,
            SealedRequests sealedRequests,
            Applications applications,
            OwnSession sessions,
            FederationTables tables,
            Issuer issuer,
            Ledger ledger,
            Clock clock,
            RandomGenerator random,
            PlatformTransactionManager transactions) {
        this.reading = reading;
        this.sealedRequests = sealedRequests;
        this.applications = applications;
        this.sessions = sessions;
        this.tables = tables;
        this.issuer = issuer;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        this.transaction = new TransactionTemplate(transactions);
    }

    public sealed interface Answer {

        /** @param application as people know it */
        record GoOn(URI to, String application) implements Answer {}

        /** @param sealed the question, to be brought back by whoever came in */
        record ComeInFirst(String sealed) implements Answer {}

        record StayHere(UnsafeRequest why) implements Answer {}
    }

    /** @param browser what only the same browser can repeat */
    public Answer answer(Parameters asked, Caller caller, String browser) {
        return switch (reading.read(asked)) {
            case Asked.Unsafe(var why) -> new Answer.StayHere(why);
            case Asked.Wrong(var back, var error) -> new Answer.GoOn(back.with(error, issuer), "");
            case Asked.Whole(var request) -> answer(request, caller, browser);
        };
    }

    /** After they came in. What was decided about the application may have changed meanwhile. */
    public Answer resume(String sealed, Caller caller, String browser) {
        return sealedRequests
                .open(sealed, browser)
                .map(request -> answer(request, caller, browser))
                .orElseGet(() -> new Answer.StayHere(UnsafeRequest.TOO_LATE));
    }

    private Answer answer(AuthorizationRequest request, Caller caller, String browser) {
        var application = applications.find(request.client());
        if (application.isEmpty()) {
            return new Answer.StayHere(UnsafeRequest.UNKNOWN_APPLICATION);
        }
        if (!application.get().redirects().contains(request.back().address())) {
            return new Answer.StayHere(UnsafeRequest.UNKNOWN_ADDRESS);
        }
        return switch (caller) {
            case Caller.Anonymous nobody -> comeIn(request, application.get(), browser);
            case Caller.SignedIn somebody ->
                sessions.authentication(somebody)
                        .map(how -> answer(request, application.get(), somebody, how, browser))
                        .orElseGet(() -> comeIn(request, application.get(), browser));
        };
    }

    private Answer answer(
            AuthorizationRequest request,
            Application application,
            Caller.SignedIn somebody,
            Authentication how,
            String browser) {
        var now = clock.instant();
        if (!request.freshness().holdsFor(how.at(), request.at(), now)) {
            return comeIn(request, application, browser);
        }
        var acr = Levels.told(application.needs(), request.levels(), how.assuranceAt(now));
        if (acr.isPresent()) {
            return new Answer.GoOn(ledOn(request, somebody, how, acr.get()), application.name());
        }
        return mayReachMore(request, how)
                ? comeIn(request, application, browser)
                : goOn(request, application, ProtocolError.UNMET_AUTHENTICATION_REQUIREMENTS);
    }

    /** With another key, where they have not been asked for one yet (RFC 9470, 5). */
    private static boolean mayReachMore(AuthorizationRequest request, Authentication how) {
        return request.freshness().prompt() != Prompt.NONE
                && how.at().isBefore(request.at())
                && Levels.areKnown(request.levels());
    }

    private Answer comeIn(AuthorizationRequest request, Application application, String browser) {
        return request.freshness().prompt() == Prompt.NONE
                ? goOn(request, application, ProtocolError.LOGIN_REQUIRED)
                : new Answer.ComeInFirst(sealedRequests.seal(request, browser));
    }

    private Answer goOn(AuthorizationRequest request, Application application, ProtocolError error) {
        return new Answer.GoOn(request.back().with(error, issuer), application.name());
    }

    private URI ledOn(AuthorizationRequest request, Caller.SignedIn somebody, Authentication how, String acr) {
        var bytes = new byte[CODE_LENGTH];
        random.nextBytes(bytes);
        var code = Base64Url.encode(bytes);
        var kept = new AuthorizationCode(
                Digest.of(code.getBytes(StandardCharsets.UTF_8)),
                new Access(
                        request.client(),
                        request.scope(),
                        somebody.session(),
                        new PersonId(somebody.person()),
                        Optional.empty()),
                request.back().address().value(),
                request.challenge(),
                request.nonce(),
                new Authenticated(acr, how.amr(), how.at()),
                now().plus(AuthorizationCode.LIFETIME));
        transaction.executeWithoutResult(status -> {
            tables.insert(kept);
            ledger.append(FederationEntries.LED_ON, somebody.person(), FederationEntries.of(kept));
        });
        return request.back().withCode(code, issuer);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
