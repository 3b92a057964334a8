package io.threekey.server.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.math.BigInteger;

/**
 * The public half of a key that an application proves itself by: a point on P-256 or P-384, or a modulus (RFC 7518, 6).
 *
 * @param id as the application names it in its proofs ({@code kid})
 * @param open the public half, which says nothing else
 */
public record ClientKey(String id, JWK open) {

    private static final int LONGEST_ID = 100;
    private static final int SHORTEST_MODULUS = 2048;
    private static final int LONGEST_MODULUS = 4096;

    /** As everybody has it; a smaller or an even one gives more away than it saves (SP 800-56B, 6.2). */
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    public ClientKey {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a key has a name of 1 to " + LONGEST_ID + " characters");
        }
    }

    /**
     * @param x first coordinate, 32 bytes in base64url, or 48 on P-384
     * @param y the other
     */
    static ClientKey onCurve(String id, KeyKind kind, String x, String y) {
        var length = kind == KeyKind.P256 ? 32 : 48;
        if (Base64Url.decode(x).length != length || Base64Url.decode(y).length != length) {
            throw new IllegalArgumentException("a coordinate on that curve has " + length + " bytes");
        }
        try {
            var curve = kind == KeyKind.P256 ? Curve.P_256 : Curve.P_384;
            return new ClientKey(id, new ECKey.Builder(curve, new Base64URL(x), new Base64URL(y)).build());
        } catch (IllegalStateException beside) {
            throw new IllegalArgumentException("that is no point on " + kind, beside);
        }
    }

    /** @param modulus of 2048 to 4096 bits, in base64url */
    static ClientKey ofModulus(String id, String modulus) {
        var number = new BigInteger(1, Base64Url.decode(modulus));
        if (number.bitLength() < SHORTEST_MODULUS || number.bitLength() > LONGEST_MODULUS || !number.testBit(0)) {
            throw new IllegalArgumentException(
                    "a modulus is odd and has " + SHORTEST_MODULUS + " to " + LONGEST_MODULUS + " bits");
        }
        return new ClientKey(id, new RSAKey.Builder(Base64URL.encode(number), Base64URL.encode(EXPONENT)).build());
    }

    static String exponent() {
        return Base64URL.encode(EXPONENT).toString();
    }

    /** A point on P-256 does not say on which curve it is, as in those that were signed before there was another. */
    static ClientKey read(Fields fields) {
        if (fields.has("modulus")) {
            return ofModulus(fields.text("id"), fields.text("modulus"));
        }
        var kind = fields.optionalText("curve").isPresent() ? p384(fields) : KeyKind.P256;
        return onCurve(fields.text("id"), kind, fields.text("x"), fields.text("y"));
    }

    private static KeyKind p384(Fields fields) {
        if (!fields.text("curve").equals("P-384")) {
            throw fields.malformed("curve", "is not P-384");
        }
        return KeyKind.P384;
    }

    JsonObject document() {
        var document = Json.object().put("id", id);
        switch (open) {
            case RSAKey rsa -> document.put("modulus", rsa.getModulus().toString());
            default -> {
                if (kind() == KeyKind.P384) {
                    document.put("curve", "P-384");
                }
                document.put("x", open.toECKey().getX().toString())
                        .put("y", open.toECKey().getY().toString());
            }
        }
        return document.build();
    }

    public KeyKind kind() {
        return switch (open) {
            case RSAKey rsa -> KeyKind.RSA;
            default -> Curve.P_384.equals(open.toECKey().getCurve()) ? KeyKind.P384 : KeyKind.P256;
        };
    }

    public JWSVerifier verifier() throws JOSEException {
        return switch (open) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            default -> new ECDSAVerifier(open.toECKey());
        };
    }

    /** What people compare by telephone (RFC 7638). */
    public String thumbprint() {
        try {
            return open.computeThumbprint().toString();
        } catch (JOSEException broken) {
            throw new IllegalStateException("every JDK has SHA-256", broken);
        }
    }
}
