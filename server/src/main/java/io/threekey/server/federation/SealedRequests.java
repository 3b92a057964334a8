package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.keys.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Requests that wait in the browser while somebody comes in: sealed, bound to that browser, good for five minutes. Nobody
 * can alter one meanwhile, or hand theirs to somebody else. Where an answer may go is checked again when it goes.
 */
@Component
class SealedRequests {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final SecretBox box;
    private final Clock clock;

    SealedRequests(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    /** @param browser what only the same browser can bring back */
    String seal(AuthorizationRequest request, String browser) {
        return Base64Url.encode(box.wrap(context(browser), CanonicalJson.bytes(request.document())));
    }

    Optional<AuthorizationRequest> open(String sealed, String browser) {
        return decoded(sealed)
                .flatMap(bytes -> box.unwrap(context(browser), bytes))
                .flatMap(bytes -> AuthorizationRequest.read((JsonObject) CanonicalJson.read(bytes)))
                .filter(request -> clock.instant().isBefore(request.at().plus(LIFETIME)));
    }

    private static Optional<byte[]> decoded(String sealed) {
        try {
            return Optional.of(Base64Url.decode(sealed));
        } catch (IllegalArgumentException nothingOfOurs) {
            return Optional.empty();
        }
    }

    private static String context(String browser) {
        return "authorization request/" + Digest.of(browser.getBytes(StandardCharsets.UTF_8));
    }
}
