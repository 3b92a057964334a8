package io.threekey.charter;

import io.threekey.charter.json.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The one line in which C2SP signed-note writes an Ed25519 key: {@code name+keyid+base64(type || key)}. A charter knows no
 * notes, but one that pinned a key by which nothing can be verified could never be followed by one that lets go of it.
 */
final class VerifierKey {

    private static final byte ED25519 = 1;
    private static final int LENGTH = 32;
    private static final int ID_DIGITS = 8;

    /** SubjectPublicKeyInfo up to the key itself (RFC 8410 section 4). */
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private VerifierKey() {}

    /** Whether a signature under this name can be verified by it. There is one spelling of each key. */
    static boolean isOne(String name, String line) {
        var parts = line.split("\\+", 3);
        return parts.length == 3 && isOne(name, line, parts[2]);
    }

    private static boolean isOne(String name, String line, String encoded) {
        try {
            var typed = Base64.getDecoder().decode(encoded);
            return typed.length == 1 + LENGTH
                    && typed[0] == ED25519
                    && line.equals(spelt(name, typed))
                    && verifies(Arrays.copyOfRange(typed, 1, typed.length));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String spelt(String name, byte[] typed) {
        var named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        var identified =
                ByteBuffer.allocate(named.length + typed.length).put(named).put(typed);
        var id = Digest.of(identified.array()).hex().substring(0, ID_DIGITS);
        return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /** The platform looks whether it is a point on the curve no sooner than here. */
    private static boolean verifies(byte[] key) {
        try {
            var encoded = ByteBuffer.allocate(SPKI_PREFIX.length + LENGTH)
                    .put(SPKI_PREFIX)
                    .put(key)
                    .array();
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            return true;
        } catch (GeneralSecurityException noPoint) {
            return false;
        }
    }
}
