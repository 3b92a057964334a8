package io.threekey.server.federation;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.RedirectUri;
import io.threekey.server.federation.Freshness.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a request to authorize: first whose it is and where its answer may go, then everything else. */
@Component
class RequestReading {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Set<String> SCOPES = Set.of("openid", "profile");
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
    private static final int LONGEST = 1000;
    private static final int MOST_LEVELS = 10;

    private final Applications applications;
    private final Clock clock;

    RequestReading(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    Asked read(Parameters asked) {
        var application = alone(asked, "client_id").flatMap(applications::find);
        if (application.isEmpty()) {
            return new Asked.Unsafe(UnsafeRequest.UNKNOWN_APPLICATION);
        }
        return alone(asked, "redirect_uri")
                .flatMap(address -> decided(application.get(), address))
                .<Asked>map(address -> read(asked, application.get(), address))
                .orElseGet(() -> new Asked.Unsafe(UnsafeRequest.UNKNOWN_ADDRESS));
    }

    private static Optional<String> alone(Parameters asked, String name) {
        return asked.one(name).filter(value -> !asked.isTwice(name));
    }

    private static Optional<RedirectUri> decided(Application application, String address) {
        return application.redirects().stream()
                .filter(one -> one.value().equals(address))
                .findFirst();
    }

    private Asked read(Parameters asked, Application application, RedirectUri address) {
        var back = new ReturnAddress(address, alone(asked, "state").filter(fits()));
        return firstFault(asked)
                .<Asked>map(error -> new Asked.Wrong(back, error))
                .orElseGet(() -> new Asked.Whole(new AuthorizationRequest(
                        application.client().value(),
                        back,
                        words(asked, "scope").stream()
                                .filter(SCOPES::contains)
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining(" ")),
                        asked.one("code_challenge").orElseThrow(),
                        asked.one("nonce"),
                        freshness(asked),
                        words(asked, "acr_values"),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    private static Optional<ProtocolError> firstFault(Parameters asked) {
        if (asked.anyTwice() || !isWellFormed(asked)) {
            return Optional.of(ProtocolError.INVALID_REQUEST);
        }
        if (asked.has("request")) {
            return Optional.of(ProtocolError.REQUEST_NOT_SUPPORTED);
        }
        if (asked.has("request_uri")) {
            return Optional.of(ProtocolError.REQUEST_URI_NOT_SUPPORTED);
        }
        if (asked.has("registration")) {
            return Optional.of(ProtocolError.REGISTRATION_NOT_SUPPORTED);
        }
        if (asked.has("resource")) {
            return Optional.of(ProtocolError.INVALID_TARGET);
        }
        if (asked.one("response_type").filter("code"::equals).isEmpty()) {
            return Optional.of(
                    asked.has("response_type")
                            ? ProtocolError.UNSUPPORTED_RESPONSE_TYPE
                            : ProtocolError.INVALID_REQUEST);
        }
        if (!words(asked, "scope").contains("openid")) {
            return Optional.of(ProtocolError.INVALID_SCOPE);
        }
        // what an application may know was decided for the hospital, and nobody is asked at the bedside
        return words(asked, "prompt").contains("consent")
                ? Optional.of(ProtocolError.CONSENT_REQUIRED)
                : Optional.empty();
    }

    /** PKCE is required of everybody, and plain is no challenge (RFC 9700, 2.1.1). */
    private static boolean isWellFormed(Parameters asked) {
        var prompts = words(asked, "prompt");
        return asked.one("code_challenge").filter(matches(CHALLENGE)).isPresent()
                && asked.one("code_challenge_method").filter("S256"::equals).isPresent()
                && asked.one("response_mode")
                        .filter(mode -> !mode.equals("query"))
                        .isEmpty()
                && asked.one("max_age").filter(matches(SECONDS).negate()).isEmpty()
                && asked.one("state").filter(fits().negate()).isEmpty()
                && asked.one("nonce").filter(fits().negate()).isEmpty()
                && asked.one("acr_values").filter(fits().negate()).isEmpty()
                && words(asked, "acr_values").size() <= MOST_LEVELS
                && PROMPTS.containsAll(prompts)
                && (!prompts.contains("none") || prompts.size() == 1)
                && !asked.has("id_token_hint");
    }

    private static Freshness freshness(Parameters asked) {
        var prompts = words(asked, "prompt");
        var prompt = prompts.isEmpty() ? Prompt.AS_THEY_ARE : prompts.contains("none") ? Prompt.NONE : Prompt.KEY;
        return new Freshness(prompt, asked.one("max_age").map(Long::parseLong).map(Duration::ofSeconds));
    }

    private static List<String> words(Parameters asked, String name) {
        return asked.one(name).stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Predicate<String> matches(Pattern form) {
        return value -> form.matcher(value).matches();
    }

    private static Predicate<String> fits() {
        return value -> value.length() <= LONGEST && value.chars().allMatch(one -> one >= ' ' && one < 0x7f);
    }
}
