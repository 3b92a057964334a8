package io.threekey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.threekey.testkit.Standards;
import io.threekey.testkit.WycheproofVector;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** C2SP Wycheproof on the signatures of checkpoints and cosignatures. */
class WycheproofTest {

    private static final String FILE = "ed25519_test";

    @Test
    void agreesOnEverySignatureOfACheckpointsKey() throws GeneralSecurityException {
        var vectors = WycheproofVector.of(FILE);
        assumeFalse(vectors.isEmpty(), Standards.missing(FILE));
        var disagreements = new ArrayList<String>();
        for (var vector : vectors) {
            if (signed(vector) != vector.valid()) {
                disagreements.add(vector.name());
            }
        }
        assertThat(disagreements).isEmpty();
    }

    private static boolean signed(WycheproofVector vector) throws GeneralSecurityException {
        var spki = HexFormat.of().parseHex(vector.key().required("publicKeyDer").asString());
        var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        return Ed25519Key.of("example.org/log", (byte) 1, key).signed(vector.message(), vector.signature());
    }
}
