package io.threekey.server.keys;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Challenges that travel through the browser instead of lying in a table: sealed, for one purpose, bound to what the
 * browser must bring back beside it, good for five minutes. Opening one does not use it up: whoever accepts a challenge
 * inserts it as spent in the same transaction.
 */
@Component
public class SealedChallenges {

    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String CONTEXT = "sealed challenge";
    private static final int CHALLENGE_LENGTH = 32;
    private static final int DIGEST_LENGTH = 32;

    private final SecretBox box;
    private final RandomGenerator random;
    private final Clock clock;

    public SealedChallenges(SecretBox box, RandomGenerator random, Clock clock) {
        this.box = box;
        this.random = random;
        this.clock = clock;
    }

    /** @param sealed base64url, for a hidden field or a cookie */
    public record Issued(byte[] challenge, String sealed) {}

    public sealed interface Answer {}

    public record Opened(byte[] challenge, Instant expires) implements Answer {}

    public record Refused(Reason reason) implements Answer {}

    public enum Reason {
        /** Genuine, but older than {@link #LIFETIME}: ask the person to start again. */
        EXPIRED,
        /** Genuine, but sealed for another purpose or another browser. */
        FOREIGN,
        TAMPERED
    }

    /**
     * @param purpose the ceremony, such as {@code sign-in}
     * @param binding what only the same browser can repeat, such as its pre-session cookie
     */
    public Issued issue(String purpose, String binding) {
        var challenge = new byte[CHALLENGE_LENGTH];
        random.nextBytes(challenge);
        var content = ByteBuffer.allocate(Long.BYTES + CHALLENGE_LENGTH + DIGEST_LENGTH)
                .putLong(clock.instant().plus(LIFETIME).toEpochMilli())
                .put(challenge)
                .put(digest(purpose, binding));
        var sealed = box.wrap(CONTEXT, content.array());
        return new Issued(challenge, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    public Answer open(String sealed, String purpose, String binding) {
        return box.unwrap(CONTEXT, decoded(sealed))
                .map(content -> judged(ByteBuffer.wrap(content), purpose, binding))
                .orElse(new Refused(Reason.TAMPERED));
    }

    private Answer judged(ByteBuffer content, String purpose, String binding) {
        var expires = Instant.ofEpochMilli(content.getLong());
        var challenge = new byte[CHALLENGE_LENGTH];
        var sealedFor = new byte[DIGEST_LENGTH];
        content.get(challenge).get(sealedFor);
        if (!MessageDigest.isEqual(sealedFor, digest(purpose, binding))) {
            return new Refused(Reason.FOREIGN);
        }
        return clock.instant().isBefore(expires) ? new Opened(challenge, expires) : new Refused(Reason.EXPIRED);
    }

    private static byte[] decoded(String sealed) {
        try {
            return Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] digest(String purpose, String binding) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(new Framed().text(purpose).text(binding).toBytes());
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every JDK has SHA-256", broken);
        }
    }
}
