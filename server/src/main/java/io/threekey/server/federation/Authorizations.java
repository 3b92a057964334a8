package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.federation.Codes.Known;
import io.threekey.server.federation.Freshness.Prompt;
import io.threekey.server.signin.Authentication;
import io.threekey.server.signin.KeysAtHand;
import io.threekey.server.signin.OwnSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Answers an application that asks who is there: with a code, with an error, or with a sign-in first. */
@Component
public class Authorizations {

    private final RequestReading reading;
    private final PushedRequests pushedRequests;
    private final SealedRequests sealedRequests;
    private final Applications applications;
    private final OwnSession sessions;
    private final KeysAtHand keys;
    private final Codes codes;
    private final Issuer issuer;
    private final Clock clock;

    Authorizations(
            RequestReading reading,
            PushedRequests pushedRequests,
            SealedRequests sealedRequests,
            Applications applications,
            OwnSession sessions,
            KeysAtHand keys,
            Codes codes,
            Issuer issuer,
            Clock clock) {
        this.reading = reading;
        this.pushedRequests = pushedRequests;
        this.sealedRequests = sealedRequests;
        this.applications = applications;
        this.sessions = sessions;
        this.keys = keys;
        this.codes = codes;
        this.issuer = issuer;
        this.clock = clock;
    }

    public sealed interface Answer {

        record GoOn(Onward onward) implements Answer {}

        /** @param sealed the question, to be brought back by whoever came in */
        record ComeInFirst(String sealed) implements Answer {}

        /**
         * They came in for it, and not with a key that is enough.
         *
         * @param keys names of those that would be, of which there may be none
         * @param sealed the question, to be brought back by whoever showed another key, or turns back
         */
        record OtherKey(String application, List<String> keys, String sealed) implements Answer {}

        record StayHere(UnsafeRequest why) implements Answer {}
    }

    /** @param browser what only the same browser can repeat */
    public Answer answer(Parameters asked, Caller caller, String browser) {
        return PushedRequests.isNamedBy(asked)
                ? pushedRequests
                        .taken(asked)
                        .map(request -> answerNow(request, caller, browser))
                        .orElseGet(() -> new Answer.StayHere(UnsafeRequest.TOO_LATE))
                : switch (reading.read(asked)) {
                    case Asked.Unsafe(var why) -> new Answer.StayHere(why);
                    case Asked.Wrong(var back, var error) -> new Answer.GoOn(back.with(error, issuer));
                    case Asked.Whole(var request) -> answerNow(request, caller, browser);
                };
    }

    private Answer answerNow(AuthorizationRequest request, Caller caller, String browser) {
        return answer(request, caller, browser, this::howTheyCameIn, known -> Optional.of(codes.made(request, known)));
    }

    /** After they came in, once. What was decided about the application may have changed meanwhile. */
    public Answer resume(String sealed, Caller caller, String browser) {
        return resume(sealed, caller, browser, this::howTheyCameIn);
    }

    /** The same in the transaction that lets them in, which knows how. */
    public Answer lead(String sealed, Caller.SignedIn in, Authentication how, String browser) {
        return resume(sealed, in, browser, known -> Optional.of(how));
    }

    private Answer resume(String sealed, Caller caller, String browser, CameIn cameIn) {
        return sealedRequests
                .open(sealed, browser)
                .map(request -> answer(request, caller, browser, cameIn, known -> codes.madeOnce(request, known)))
                .orElseGet(() -> new Answer.StayHere(UnsafeRequest.TOO_LATE));
    }

    /** Empty where their session is over. */
    private interface CameIn {
        Optional<Authentication> how(Caller.SignedIn somebody);
    }

    private Optional<Authentication> howTheyCameIn(Caller.SignedIn somebody) {
        return sessions.authentication(somebody);
    }

    /** They turn back, and the application hears so in the way in which it wants to hear; empty where it is not there. */
    public Optional<Onward> leave(String sealed, String browser, ProtocolError why) {
        return sealedRequests
                .open(sealed, browser)
                .filter(request -> applications
                        .find(request.client())
                        .filter(application ->
                                application.redirects().contains(request.back().address()))
                        .isPresent())
                .map(request -> request.back().with(why, issuer));
    }

    /** @param code makes one, if there may be one still */
    private Answer answer(
            AuthorizationRequest request,
            Caller caller,
            String browser,
            CameIn cameIn,
            Function<Known, Optional<String>> code) {
        var application = applications.find(request.client());
        if (application.isEmpty()) {
            return new Answer.StayHere(UnsafeRequest.UNKNOWN_APPLICATION);
        }
        if (!application.get().redirects().contains(request.back().address())) {
            return new Answer.StayHere(UnsafeRequest.UNKNOWN_ADDRESS);
        }
        return switch (caller) {
            case Caller.Anonymous nobody -> comeIn(request, browser);
            case Caller.SignedIn somebody ->
                cameIn.how(somebody)
                        .map(how -> answer(request, application.get(), somebody, how, browser, code))
                        .orElseGet(() -> comeIn(request, browser));
        };
    }

    private Answer answer(
            AuthorizationRequest request,
            Application application,
            Caller.SignedIn somebody,
            Authentication how,
            String browser,
            Function<Known, Optional<String>> code) {
        var now = clock.instant();
        if (!request.freshness().holdsFor(how.at(), request.at(), now)) {
            return comeIn(request, browser);
        }
        if (request.expected()
                .filter(person -> !person.value().equals(somebody.person()))
                .isPresent()) {
            return cameInForIt(request, how) ? goOn(request, ProtocolError.LOGIN_REQUIRED) : comeIn(request, browser);
        }
        var acr = Levels.told(application.needs(), request.levels(), how.assuranceAt(now));
        if (acr.isPresent()) {
            return code.apply(new Known(somebody, how, acr.get()))
                    .<Answer>map(made -> new Answer.GoOn(request.back().withCode(made, issuer)))
                    .orElseGet(() -> new Answer.StayHere(UnsafeRequest.TOO_LATE));
        }
        if (request.freshness().prompt() == Prompt.NONE) {
            return goOn(request, ProtocolError.UNMET_AUTHENTICATION_REQUIREMENTS);
        }
        var enough =
                keys
                        .reaching(new PersonId(somebody.person()), Levels.least(application.needs(), request.levels()))
                        .stream()
                        .map(Passkey::label)
                        .toList();
        return enough.isEmpty() || cameInForIt(request, how)
                ? new Answer.OtherKey(application.name(), enough, sealedRequests.seal(request, browser))
                : comeIn(request, browser);
    }

    private static boolean cameInForIt(AuthorizationRequest request, Authentication how) {
        return !how.at().isBefore(request.at());
    }

    private Answer comeIn(AuthorizationRequest request, String browser) {
        return request.freshness().prompt() == Prompt.NONE
                ? goOn(request, ProtocolError.LOGIN_REQUIRED)
                : new Answer.ComeInFirst(sealedRequests.seal(request, browser));
    }

    private Answer goOn(AuthorizationRequest request, ProtocolError error) {
        return new Answer.GoOn(request.back().with(error, issuer));
    }
}
