package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.threekey.server.applications.ClientKey;
import io.threekey.server.keys.NativeSignatures;
import io.threekey.testkit.Standards;
import io.threekey.testkit.WycheproofVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** C2SP Wycheproof on what verifies statements of applications: of curves r and s side by side (RFC 7518 3.4). */
class ClientSignaturesTest {

    @BeforeAll
    static void asTheServerDoes() {
        NativeSignatures.install();
    }

    @Test
    void ofEs256AreHeldAsWycheproofSays() {
        assertThat(disagreements("ecdsa_secp256r1_sha256_p1363_test")).isEmpty();
    }

    @Test
    void ofEs384AreHeldAsWycheproofSays() {
        assertThat(disagreements("ecdsa_secp384r1_sha384_p1363_test", JWSAlgorithm.ES384))
                .isEmpty();
    }

    @Test
    void ofPs256AreHeldAsWycheproofSays() {
        assertThat(disagreements("rsa_pss_2048_sha256_mgf1_32_test", JWSAlgorithm.PS256))
                .isEmpty();
    }

    /** In DER, as certificates have them, even the genuine ones are none. */
    @Test
    void ofAnotherFormAreNone() {
        assertThat(disagreements("ecdsa_secp256r1_sha256_test"))
                .hasSameSizeAs(WycheproofVector.of("ecdsa_secp256r1_sha256_test").stream()
                        .filter(WycheproofVector::valid)
                        .toList());
    }

    private static List<String> disagreements(String file) {
        return disagreements(file, JWSAlgorithm.ES256);
    }

    private static List<String> disagreements(String file, JWSAlgorithm algorithm) {
        var vectors = WycheproofVector.of(file);
        assumeFalse(vectors.isEmpty(), Standards.missing(file));
        var disagreements = new ArrayList<String>();
        for (var vector : vectors) {
            if (holds(vector, algorithm) != vector.valid()) {
                disagreements.add(vector.name());
            }
        }
        return disagreements;
    }

    private static boolean holds(WycheproofVector vector, JWSAlgorithm algorithm) {
        try {
            return new ClientKey("key", open(vector.key().required("publicKey"), algorithm))
                    .verifier()
                    .verify(new JWSHeader(algorithm), vector.message(), Base64URL.encode(vector.signature()));
        } catch (JOSEException unfit) {
            return false;
        }
    }

    private static JWK open(JsonNode key, JWSAlgorithm algorithm) {
        if (algorithm.equals(JWSAlgorithm.PS256)) {
            return new RSAKey.Builder(number(key, "modulus"), number(key, "publicExponent")).build();
        }
        var point = key.required("uncompressed").asString().substring(2);
        var half = point.length() / 2;
        return new ECKey.Builder(
                        algorithm.equals(JWSAlgorithm.ES256) ? Curve.P_256 : Curve.P_384,
                        coordinate(point.substring(0, half)),
                        coordinate(point.substring(half)))
                .build();
    }

    private static Base64URL number(JsonNode key, String name) {
        return Base64URL.encode(new BigInteger(key.required(name).asString(), 16));
    }

    private static Base64URL coordinate(String hex) {
        return Base64URL.encode(HexFormat.of().parseHex(hex));
    }
}
