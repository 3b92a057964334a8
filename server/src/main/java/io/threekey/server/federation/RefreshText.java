package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A refresh token as the application holds it.
 *
 * @param text a secret of 256 bits, and the digest of the code with which it began
 */
record RefreshText(String text, Digest code) {

    private static final int SECRET = 32;
    private static final int WHOLE = SECRET + 32;

    static RefreshText made(RandomGenerator random, Digest code) {
        var secret = new byte[SECRET];
        random.nextBytes(secret);
        return new RefreshText(
                Base64Url.encode(
                        ByteBuffer.allocate(WHOLE).put(secret).put(code.bytes()).array()),
                code);
    }

    /** Empty for what can be none. */
    static Optional<RefreshText> read(String text) {
        try {
            var bytes = Base64Url.decode(text);
            if (bytes.length != WHOLE) {
                return Optional.empty();
            }
            var code = new byte[WHOLE - SECRET];
            ByteBuffer.wrap(bytes).position(SECRET).get(code);
            return Optional.of(new RefreshText(text, Digest.ofBytes(code)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    Digest digest() {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
