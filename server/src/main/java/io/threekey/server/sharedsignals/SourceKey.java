package io.threekey.server.sharedsignals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/**
 * The public half of a key by which another system signs what it says: a point on P-256 for ES256, or an RSA key of 2048
 * bits or more for RS256. Which algorithm counts follows from the key that was decided, never from what is presented.
 */
sealed interface SourceKey {

    int LONGEST_ID = 200;
    int LEAST_BITS = 2_048;
    int MOST_BITS = 8_192;

    /** As the system names it in what it signs ({@code kid}). */
    String id();

    JWK jwk();

    JsonObject document();

    boolean verifies(SignedJWT set);

    /** What people compare by telephone (RFC 7638). */
    default String thumbprint() {
        try {
            return jwk().computeThumbprint().toString();
        } catch (JOSEException broken) {
            throw new IllegalStateException("every JDK has SHA-256", broken);
        }
    }

    record Point(String id, String x, String y) implements SourceKey {

        public Point {
            requireId(id);
            key(id, x, y);
        }

        private static ECKey key(String id, String x, String y) {
            try {
                return new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y))
                        .keyID(id)
                        .build();
            } catch (IllegalStateException beside) {
                throw new IllegalArgumentException("that is no point on P-256", beside);
            }
        }

        @Override
        public JWK jwk() {
            return key(id, x, y);
        }

        @Override
        public boolean verifies(SignedJWT set) {
            return signed(set, JWSAlgorithm.ES256, () -> new ECDSAVerifier(key(id, x, y)));
        }

        @Override
        public JsonObject document() {
            return Json.object()
                    .put("id", id)
                    .put("kty", "EC")
                    .put("x", x)
                    .put("y", y)
                    .build();
        }
    }

    record Rsa(String id, String modulus, String exponent) implements SourceKey {

        public Rsa {
            requireId(id);
            var bits = key(id, modulus, exponent).size();
            if (bits < LEAST_BITS || bits > MOST_BITS) {
                throw new IllegalArgumentException("an RSA key has " + LEAST_BITS + " bits at least");
            }
        }

        private static RSAKey key(String id, String modulus, String exponent) {
            return new RSAKey.Builder(new Base64URL(modulus), new Base64URL(exponent))
                    .keyID(id)
                    .build();
        }

        @Override
        public JWK jwk() {
            return key(id, modulus, exponent);
        }

        @Override
        public boolean verifies(SignedJWT set) {
            return signed(set, JWSAlgorithm.RS256, () -> new RSASSAVerifier(key(id, modulus, exponent)));
        }

        @Override
        public JsonObject document() {
            return Json.object()
                    .put("id", id)
                    .put("kty", "RSA")
                    .put("n", modulus)
                    .put("e", exponent)
                    .build();
        }
    }

    static SourceKey read(Fields fields) {
        return fields.text("kty").equals("RSA")
                ? new Rsa(fields.text("id"), fields.text("n"), fields.text("e"))
                : point(fields);
    }

    private static Point point(Fields fields) {
        if (!fields.text("kty").equals("EC")) {
            throw fields.malformed("kty", "is neither EC nor RSA");
        }
        return new Point(fields.text("id"), fields.text("x"), fields.text("y"));
    }

    private static void requireId(String id) {
        if (id.isBlank() || id.length() > LONGEST_ID || !id.chars().allMatch(one -> one > ' ' && one < 0x7f)) {
            throw new IllegalArgumentException("a key has a name of 1 to " + LONGEST_ID + " characters");
        }
    }

    /** Makes what verifies. */
    interface Verifier {
        JWSVerifier made() throws JOSEException;
    }

    private static boolean signed(SignedJWT set, JWSAlgorithm algorithm, Verifier verifier) {
        try {
            return algorithm.equals(set.getHeader().getAlgorithm()) && set.verify(verifier.made());
        } catch (JOSEException | RuntimeException unfit) {
            return false;
        }
    }
}
