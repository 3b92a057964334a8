package io.threekey.charter.json;

import java.util.Base64;

/** Base64url without padding (RFC 4648 section 5), with exactly one accepted spelling for the same bytes. */
public final class Base64Url {
    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads the one spelling.
     *
     * @throws IllegalArgumentException for padding, foreign characters and unused bits that are not zero
     */
    public static byte[] decode(String text) {
        var bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("base64url has padding or stray bits");
        }
        return bytes;
    }
}
