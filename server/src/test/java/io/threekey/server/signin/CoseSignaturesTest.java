package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.webauthn4j.data.CoreAuthenticationData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.internal.AssertionSignatureVerifier;
import io.threekey.server.keys.NativeSignatures;
import io.threekey.testkit.Standards;
import io.threekey.testkit.WycheproofVector;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** C2SP Wycheproof on what verifies the signatures of passkeys (WebAuthn 7.2 step 21), for the algorithms asked for. */
class CoseSignaturesTest {

    @BeforeAll
    static void asTheServerDoes() {
        NativeSignatures.install();
    }

    @Test
    void ofEs256AreHeldAsWycheproofSays() throws Exception {
        agreesOnEvery("ecdsa_secp256r1_sha256_test", COSEAlgorithmIdentifier.ES256);
    }

    @Test
    void ofEd25519AreHeldAsWycheproofSays() throws Exception {
        agreesOnEvery("ed25519_test", COSEAlgorithmIdentifier.EdDSA);
    }

    private static void agreesOnEvery(String file, COSEAlgorithmIdentifier algorithm) throws Exception {
        var vectors = WycheproofVector.of(file);
        assumeFalse(vectors.isEmpty(), Standards.missing(file));
        var disagreements = new ArrayList<String>();
        for (var vector : vectors) {
            if (holds(key(vector, algorithm), vector) != vector.valid()) {
                disagreements.add(vector.name());
            }
        }
        assertThat(disagreements).isEmpty();
    }

    private static boolean holds(COSEKey key, WycheproofVector vector) {
        var verifier = new AssertionSignatureVerifier() {
            @Override
            protected byte[] getSignedData(CoreAuthenticationData data) {
                return vector.message();
            }
        };
        try {
            verifier.verify(
                    new CoreAuthenticationData(new byte[1], null, new byte[37], new byte[32], vector.signature()), key);
            return AssertionCeremony.form(key).holds(vector.signature());
        } catch (WebAuthnException wrong) {
            return false;
        }
    }

    private static COSEKey key(WycheproofVector vector, COSEAlgorithmIdentifier algorithm) throws Exception {
        var spec = new X509EncodedKeySpec(
                HexFormat.of().parseHex(vector.key().required("publicKeyDer").asString()));
        return algorithm.equals(COSEAlgorithmIdentifier.ES256)
                ? EC2COSEKey.create((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec), algorithm)
                : EdDSACOSEKey.create(
                        (EdECPublicKey) KeyFactory.getInstance("Ed25519").generatePublic(spec), algorithm);
    }
}
