package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Statements as somebody writes them who is not bound by what libraries write (RFC 7515). */
final class Forgery {

    static final List<String> NO_ALGORITHMS = List.of("none", "None", "NONE", "nOnE", "");
    static final List<String> OTHER_ALGORITHMS =
            List.of("ES256K", "ES384", "ES512", "PS256", "RS256", "EdDSA", "es256", "ECDSA", "ES256 ");

    private Forgery() {}

    static String statement(String header, String claims, byte[] signature) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims) + "." + Base64URL.encode(signature);
    }

    /** Signed by that key as ES256 is, whatever the header says. */
    static String signed(String header, String claims, ECKey key) {
        try {
            var text = (Base64URL.encode(header) + "." + Base64URL.encode(claims)).getBytes(StandardCharsets.US_ASCII);
            return statement(
                    header,
                    claims,
                    new ECDSASigner(key)
                            .sign(new JWSHeader(JWSAlgorithm.ES256), text)
                            .decode());
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String authenticated(String header, String claims, byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var text = Base64URL.encode(header) + "." + Base64URL.encode(claims);
            return statement(header, claims, mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** All that everybody knows of a key, in the forms in which libraries took it for a secret. */
    static List<byte[]> knownToEverybody(ECKey key) {
        try {
            var der = key.toECPublicKey().getEncoded();
            var pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
            return List.of(
                    key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                    der,
                    pem.getBytes(StandardCharsets.US_ASCII),
                    pem.strip().getBytes(StandardCharsets.US_ASCII),
                    key.getX().decode(),
                    Arrays.copyOfRange(der, der.length - 65, der.length),
                    new byte[1]);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static ECKey onAnotherCurve(Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID("k1").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Of no key: zeros, numbers out of range, other lengths, another form. */
    static List<byte[]> signaturesOfNobody() {
        var order = unsigned(Curve.P_256.toECParameterSpec().getOrder());
        var orders = new byte[64];
        System.arraycopy(order, 0, orders, 0, 32);
        System.arraycopy(order, 0, orders, 32, 32);
        var ones = new byte[64];
        ones[31] = 1;
        ones[63] = 1;
        return List.of(new byte[0], new byte[63], new byte[64], new byte[65], orders, ones, new byte[96]);
    }

    static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
    }
}
