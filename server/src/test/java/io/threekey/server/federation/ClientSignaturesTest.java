package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import io.threekey.server.applications.ClientKey;
import io.threekey.server.keys.NativeSignatures;
import io.threekey.testkit.Standards;
import io.threekey.testkit.WycheproofVector;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** C2SP Wycheproof on what verifies ES256 in statements of applications: r and s side by side (RFC 7518 3.4). */
class ClientSignaturesTest {

    @BeforeAll
    static void asTheServerDoes() {
        NativeSignatures.install();
    }

    @Test
    void ofEs256AreHeldAsWycheproofSays() {
        assertThat(disagreements("ecdsa_secp256r1_sha256_p1363_test")).isEmpty();
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
        var vectors = WycheproofVector.of(file);
        assumeFalse(vectors.isEmpty(), Standards.missing(file));
        var disagreements = new ArrayList<String>();
        for (var vector : vectors) {
            if (holds(vector) != vector.valid()) {
                disagreements.add(vector.name());
            }
        }
        return disagreements;
    }

    private static boolean holds(WycheproofVector vector) {
        var point = vector.key().required("publicKey").required("uncompressed").asString();
        var key = new ClientKey("key", coordinate(point.substring(2, 66)), coordinate(point.substring(66)));
        try {
            return new ECDSAVerifier(key.publicKey())
                    .verify(new JWSHeader(JWSAlgorithm.ES256), vector.message(), Base64URL.encode(vector.signature()));
        } catch (JOSEException unfit) {
            return false;
        }
    }

    private static String coordinate(String hex) {
        return Base64URL.encode(HexFormat.of().parseHex(hex)).toString();
    }
}
