package io.threekey.server.governance;

import io.threekey.charter.json.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** The secret part of a founder's link; only its digest is stored. */
public record FoundingToken(String text) {

    private static final int BYTES = 32;

    static FoundingToken random(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new FoundingToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] digest() {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).bytes();
    }
}
