package io.threekey.server.federation;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether somebody who is in must show their key again ({@code prompt} and {@code max_age}, OpenID Connect Core 3.1.2.1).
 *
 * @param longest how long ago they may have shown it
 */
record Freshness(Prompt prompt, Optional<Duration> longest) {

    enum Prompt {
        /** Whoever is not in is not asked to come in. */
        NONE,
        /** Whoever is in is taken as they are. */
        AS_THEY_ARE,
        /** Everybody shows their key, for this application. */
        KEY;

        static Prompt ofCode(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(code + " is no prompt"));
        }
    }

    boolean holdsFor(Instant authenticated, Instant asked, Instant now) {
        return !authenticated.isBefore(asked)
                || prompt != Prompt.KEY
                        && longest.filter(most -> now.isAfter(authenticated.plus(most)))
                                .isEmpty();
    }

    JsonObject document() {
        var document = Json.object().put("prompt", prompt.name());
        longest.ifPresent(most -> document.put("maxAge", most.toSeconds()));
        return document.build();
    }

    static Freshness read(Fields fields) {
        return new Freshness(
                fields.text("prompt", Prompt::ofCode),
                fields.optionalInteger("maxAge").map(Duration::ofSeconds));
    }
}
