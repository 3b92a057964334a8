package io.threekey.charter.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest. Documents write it as 64 lower-case hex digits. */
public record Digest(String hex) {
    private static final int BYTES = 32;

    public Digest {
        if (!is64LowerCaseHexDigits(hex)) {
            throw new IllegalArgumentException("'" + hex + "' is not 64 lower-case hex digits");
        }
    }

    public static Digest of(byte[] content) {
        try {
            return ofBytes(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Wraps 32 bytes that already are a digest. */
    public static Digest ofBytes(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException("a digest has 32 bytes, not " + digest.length);
        }
        return new Digest(HexFormat.of().formatHex(digest));
    }

    public static Digest parse(String hex) {
        return new Digest(hex);
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    public String base64Url() {
        return Base64Url.encode(bytes());
    }

    private static boolean is64LowerCaseHexDigits(String hex) {
        for (int at = 0; at < hex.length(); at++) {
            var c = hex.charAt(at);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return hex.length() == 2 * BYTES;
    }

    @Override
    public String toString() {
        return hex;
    }
}
