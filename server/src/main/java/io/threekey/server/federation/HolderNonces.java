package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.server.keys.SecretBox;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What we say to whoever shows a key, so that their next proof cannot have been made beforehand (RFC 9449, 8). It is the
 * time, sealed: every node knows it again, and none keeps any.
 */
@Component
class HolderNonces {

    /** From when the next one must be asked for. */
    static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);
    private static final String CONTEXT = "federation/holder-nonce";
    private static final int LONGEST_TEXT = 200;

    private final SecretBox box;
    private final Clock clock;

    HolderNonces(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    String made() {
        var now = ByteBuffer.allocate(Long.BYTES).putLong(clock.millis()).array();
        return Base64Url.encode(box.wrap(CONTEXT, now));
    }

    /** Whether some node of ours said it a moment ago. */
    boolean isOfNow(String nonce) {
        return decoded(nonce)
                .flatMap(bytes -> box.unwrap(CONTEXT, bytes))
                .filter(bytes -> bytes.length == Long.BYTES)
                .map(bytes -> ByteBuffer.wrap(bytes).getLong())
                .filter(said -> said <= clock.millis() + CLOCKS_DIFFER.toMillis())
                .filter(said -> clock.millis() - said < LIFETIME.toMillis())
                .isPresent();
    }

    private static Optional<byte[]> decoded(String nonce) {
        try {
            return Optional.of(nonce)
                    .filter(text -> text.length() <= LONGEST_TEXT)
                    .map(Base64Url::decode);
        } catch (IllegalArgumentException nothingOfOurs) {
            return Optional.empty();
        }
    }
}
