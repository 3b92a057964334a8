package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.RedirectUri;
import io.threekey.server.federation.Freshness.Prompt;
import io.threekey.server.federation.IdentityTokens.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Reads a request to authorize: first whose it is and where its answer may go, then everything else. */
@Component
class RequestReading {

    private static final int ID_LENGTH = 16;

    private final Applications applications;
    private final IdentityTokens identities;
    private final Clock clock;
    private final RandomGenerator random;

    RequestReading(Applications applications, IdentityTokens identities, Clock clock, RandomGenerator random) {
        this.applications = applications;
        this.identities = identities;
        this.clock = clock;
        this.random = random;
    }

    Asked read(Parameters asked) {
        return asked.alone("client_id")
                .flatMap(applications::find)
                .map(application -> application.profile().demands().pushes()
                        ? readOf(asked, application, address -> notPushed(asked, application, address))
                        : read(asked, application))
                .orElseGet(() -> new Asked.Unsafe(UnsafeRequest.UNKNOWN_APPLICATION));
    }

    /** @param application that asks, which is known otherwise */
    Asked read(Parameters asked, Application application) {
        return readOf(asked, application, address -> read(asked, application, address));
    }

    private static Asked readOf(Parameters asked, Application application, Function<RedirectUri, Asked> reading) {
        return asked.alone("redirect_uri")
                .flatMap(address -> decided(application, address))
                .map(reading)
                .orElseGet(() -> new Asked.Unsafe(UnsafeRequest.UNKNOWN_ADDRESS));
    }

    /** It came through a browser, where others read and alter it (FAPI 2.0 Security Profile, 5.3.2.2). */
    private static Asked notPushed(Parameters asked, Application application, RedirectUri address) {
        return new Asked.Wrong(back(asked, application, address), ProtocolError.INVALID_REQUEST);
    }

    private static Optional<RedirectUri> decided(Application application, String address) {
        return application.redirects().stream()
                .filter(one -> one.value().equals(address))
                .findFirst();
    }

    private Asked read(Parameters asked, Application application, RedirectUri address) {
        var back = back(asked, application, address);
        var fault = RequestFaults.first(asked, application);
        if (fault.isPresent()) {
            return new Asked.Wrong(back, fault.get());
        }
        var expected = asked.one("id_token_hint").flatMap(identities::read);
        if (asked.has("id_token_hint")
                && expected.filter(one -> isOf(application, one)).isEmpty()) {
            return new Asked.Wrong(back, ProtocolError.INVALID_REQUEST);
        }
        var claims = RequestedClaims.read(asked);
        if (claims.isEmpty() || claims.get().contradicts(expected.map(Identity::person))) {
            return new Asked.Wrong(back, ProtocolError.INVALID_REQUEST);
        }
        if (claims.get().isBeyondUs()) {
            return new Asked.Wrong(back, ProtocolError.UNMET_AUTHENTICATION_REQUIREMENTS);
        }
        return new Asked.Whole(new AuthorizationRequest(
                newId(),
                application.client().value(),
                back,
                GrantedScopes.forPeople(application, asked.words("scope")),
                asked.one("code_challenge").orElseThrow(),
                asked.one("dpop_jkt"),
                asked.one("nonce"),
                freshness(asked),
                claims.get().reachable().orElseGet(() -> asked.words("acr_values")),
                claims.get().subject().or(() -> expected.map(Identity::person)),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static ReturnAddress back(Parameters asked, Application application, RedirectUri address) {
        return new ReturnAddress(
                application.name(),
                address,
                asked.alone("state").filter(RequestFaults::fits),
                asked.alone("response_mode").flatMap(ResponseMode::ofCode).orElse(ResponseMode.QUERY));
    }

    /** No application learns anything by what another one was told. */
    private static boolean isOf(Application application, Identity identity) {
        return identity.client().equals(application.client().value());
    }

    private static Freshness freshness(Parameters asked) {
        var prompts = asked.words("prompt");
        var prompt = prompts.isEmpty() ? Prompt.AS_THEY_ARE : prompts.contains("none") ? Prompt.NONE : Prompt.KEY;
        return new Freshness(prompt, asked.one("max_age").map(Long::parseLong).map(Duration::ofSeconds));
    }

    private String newId() {
        var bytes = new byte[ID_LENGTH];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
