package io.threekey.server.federation;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.RecordAccess;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a request to authorize, once it is known whose it is: the first of it, by its registered name. */
final class RequestFaults {

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
    private static final int LONGEST = 1000;
    private static final int LONGEST_TOGETHER = 3_000;

    private RequestFaults() {}

    static Optional<ProtocolError> first(Parameters asked, Application application) {
        if (asked.anyTwice()
                || !isWellFormed(asked)
                || application
                        .records()
                        .filter(access -> !isMeant(asked, access))
                        .isPresent()) {
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
        if (asksForNothing(asked, application)) {
            return Optional.of(ProtocolError.INVALID_SCOPE);
        }
        // what an application may know was decided for the hospital, and nobody is asked at the bedside
        return asked.words("prompt").contains("consent")
                ? Optional.of(ProtocolError.CONSENT_REQUIRED)
                : Optional.empty();
    }

    /** Who only asks for health records need not know who it is; everybody else is here for that. */
    private static boolean asksForNothing(Parameters asked, Application application) {
        return application.records().isPresent()
                ? !GrantedScopes.openSomething(List.of(GrantedScopes.forPeople(application, asked.words("scope"))
                        .split(" ")))
                : !asked.words("scope").contains(GrantedScopes.OPENID);
    }

    /**
     * For the server that was decided, and no other (SMART App Launch 2.2, authorization request). What a record opened
     * with ({@code launch}) is nothing that we know, and somebody would see another patient than they believe.
     */
    private static boolean isMeant(Parameters asked, RecordAccess access) {
        return asked.one("aud").filter(access.server().value()::equals).isPresent()
                && asked.has("state")
                && !asked.has("launch")
                && asked.one("scope").filter(RequestFaults::fits).isPresent();
    }

    /** PKCE is required of everybody, and plain is no challenge (RFC 9700, 2.1.1). */
    private static boolean isWellFormed(Parameters asked) {
        var prompts = asked.words("prompt");
        return asked.one("code_challenge").filter(matches(DIGEST)).isPresent()
                && asked.one("code_challenge_method").filter("S256"::equals).isPresent()
                && asked.one("response_mode")
                        .filter(mode -> ResponseMode.ofCode(mode).isEmpty())
                        .isEmpty()
                && asked.one("max_age").filter(matches(SECONDS).negate()).isEmpty()
                && asked.one("dpop_jkt").filter(matches(DIGEST).negate()).isEmpty()
                && asked.one("state").filter(value -> !fits(value)).isEmpty()
                && asked.one("nonce").filter(value -> !fits(value)).isEmpty()
                && asked.one("acr_values").filter(value -> !fits(value)).isEmpty()
                && asked.words("acr_values").size() <= Levels.MOST_NAMED
                && mayTravel(asked)
                && PROMPTS.containsAll(prompts)
                && (!prompts.contains("none") || prompts.size() == 1);
    }

    /** All of it together goes into one address, sealed, where somebody has to come in first. */
    private static boolean mayTravel(Parameters asked) {
        return Stream.of("state", "nonce", "acr_values")
                        .flatMap(name -> asked.one(name).stream())
                        .flatMapToInt(String::chars)
                        .map(one -> one == '"' || one == '\\' ? 2 : 1)
                        .sum()
                <= LONGEST_TOGETHER;
    }

    private static Predicate<String> matches(Pattern form) {
        return value -> form.matcher(value).matches();
    }

    static boolean fits(String value) {
        return value.length() <= LONGEST && value.chars().allMatch(one -> one >= ' ' && one < 0x7f);
    }
}
