package io.threekey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * C2SP Wycheproof on the signatures of checkpoints and cosignatures, read where it is present:
 * {@code -Dthreekey.standards=DIR} or a sibling shared/standards.
 */
class WycheproofTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String FILE = "wycheproof/ed25519_test.json";

    /** This module reads no JSON: the fields stand in one order, and text in them holds no quotes. */
    private static final Pattern FIELD = Pattern.compile("\"(publicKeyDer|tcId|msg|sig|result)\"\\s*:\\s*\"?(\\w*)");

    @Test
    void agreesOnEverySignatureOfACheckpointsKey() throws IOException, GeneralSecurityException {
        var path = standards().resolve(FILE);
        assumeTrue(Files.exists(path), "Wycheproof vectors are not here: no " + FILE);
        var disagreements = new ArrayList<String>();
        var seen = 0;
        var key = "";
        var test = "";
        var message = "";
        var signature = "";
        for (var field : FIELD.matcher(Files.readString(path)).results().toList()) {
            switch (field.group(1)) {
                case "publicKeyDer" -> key = field.group(2);
                case "tcId" -> test = field.group(2);
                case "msg" -> message = field.group(2);
                case "sig" -> signature = field.group(2);
                default -> {
                    seen++;
                    if (signed(key, message, signature) != field.group(2).equals("valid")) {
                        disagreements.add(test);
                    }
                }
            }
        }
        assertThat(seen).isPositive();
        assertThat(disagreements).isEmpty();
    }

    private static boolean signed(String spki, String message, String signature) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(HEX.parseHex(spki)));
        return Ed25519Key.of("example.org/log", (byte) 1, key).signed(HEX.parseHex(message), HEX.parseHex(signature));
    }

    private static Path standards() {
        var named = System.getProperty("threekey.standards");
        if (named != null) {
            return Path.of(named);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/standards"))) {
                return folder.resolve("shared/standards");
            }
        }
        return Path.of("shared/standards");
    }
}
