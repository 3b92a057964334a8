package io.threekey.charter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySignatureTest {
    private static final HexFormat HEX = HexFormat.of();

    private static DecisionKey key(byte[] publicKey, KeyAlgorithm algorithm) {
        return new DecisionKey(new byte[] {1}, publicKey, algorithm, DecisionKeys.MODEL, "key");
    }

    @Nested
    class AKey {
        @Test
        void isReadableInItsOneEncoding() {
            assertThat(KeySignature.isReadable(DecisionKeys.key("x"))).isTrue();
            assertThat(KeySignature.isReadable(DecisionKeys.edKey("x"))).isTrue();
            var encoded = DecisionKeys.key("x").publicKey();
            assertThat(KeySignature.isReadable(
                            key(java.util.Arrays.copyOf(encoded, encoded.length - 1), KeyAlgorithm.ES256)))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"secp384r1", "secp521r1"})
        void ofAnotherCurveIsNot(String curve) throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            var pair = generator.generateKeyPair();
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(pair.getPrivate());
            var key = key(pair.getPublic().getEncoded(), KeyAlgorithm.ES256);

            assertThat(KeySignature.isReadable(key)).isFalse();
            assertThat(KeySignature.verifies(key, new byte[0], signer.sign())).isFalse();
        }

        @Test
        void ofAnotherKindIsNot() throws GeneralSecurityException {
            var ed448 = KeyPairGenerator.getInstance("Ed448")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            assertThat(KeySignature.isReadable(key(ed448, KeyAlgorithm.EDDSA))).isFalse();
            assertThat(KeySignature.isReadable(key(ed448, KeyAlgorithm.ES256))).isFalse();
            assertThat(KeySignature.isReadable(key(DecisionKeys.key("x").publicKey(), KeyAlgorithm.EDDSA)))
                    .isFalse();
        }

        @Test
        void besideTheCurveIsNot() {
            var encoded = DecisionKeys.key("x").publicKey();
            encoded[encoded.length - 1] ^= 1;
            assertThat(KeySignature.isReadable(key(encoded, KeyAlgorithm.ES256)))
                    .isFalse();
        }
    }

    @Nested
    class ADerSignature {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "30",
                    "3006",
                    "300602",
                    "30060201010202", // cut short
                    "310602010102010100",
                    "3106020101020101", // not a sequence
                    "30060301010201 01",
                    "3006020101030101", // not integers
                    "300602010102010100",
                    "3007020101020101",
                    "3005020101020101", // lengths that do not fit
                    "308106020101020101", // long form of the length
                    "30070202000102 0101",
                    "3007020101 02020001", // leading zero
                    "3006020100020101",
                    "3006020101020100", // zero
                    "3006020181020101",
                    "3006020101020181", // negative
                    "30050200020101",
                    "30050201010200" // empty integer
                })
        void hasOneFormOnly(String hex) {
            assertThat(DerSignature.isStrict(HEX.parseHex(hex.replace(" ", ""))))
                    .isFalse();
        }

        @Test
        void isStrictInThatForm() {
            assertThat(DerSignature.isStrict(HEX.parseHex("3006020101020101"))).isTrue();
            assertThat(DerSignature.isStrict(HEX.parseHex("30080202008102020081")))
                    .isTrue();
            assertThat(DerSignature.isStrict(integers(33, 33))).isTrue();
            assertThat(DerSignature.isStrict(integers(34, 33))).isFalse();
            assertThat(DerSignature.isStrict(integers(33, 34))).isFalse();
        }

        private static byte[] integers(int first, int second) {
            return HEX.parseHex("30%02x02%02x01%s02%02x01%s"
                    .formatted(4 + first + second, first, "00".repeat(first - 1), second, "00".repeat(second - 1)));
        }
    }

    /** C2SP Wycheproof, read where it is present: {@code -Dthreekey.standards=DIR} or a sibling shared/standards. */
    @Nested
    class Wycheproof {
        @Test
        void agreesOnEveryEs256Signature() throws IOException {
            agreesOnEvery("ecdsa_secp256r1_sha256_test.json", KeyAlgorithm.ES256);
        }

        @Test
        void agreesOnEveryEd25519Signature() throws IOException {
            agreesOnEvery("ed25519_test.json", KeyAlgorithm.EDDSA);
        }

        private static void agreesOnEvery(String file, KeyAlgorithm algorithm) throws IOException {
            var path = standards().resolve("wycheproof").resolve(file);
            assumeTrue(Files.exists(path), "Public vectors of the standards are not here: " + file);
            var disagreements = new ArrayList<String>();
            for (var group : objects(Files.readAllBytes(path))) {
                var key = key(HEX.parseHex(group.text("publicKeyDer")), algorithm);
                for (var item : group.array("tests").items()) {
                    var test = Fields.of((JsonObject) item, "test");
                    var verifies =
                            KeySignature.verifies(key, HEX.parseHex(test.text("msg")), HEX.parseHex(test.text("sig")));
                    if (verifies != test.text("result").equals("valid")) {
                        disagreements.add(
                                test.integer("tcId") + " " + test.text("result") + ": " + test.text("comment"));
                    }
                }
            }
            assertThat(disagreements).isEmpty();
        }

        private static List<Fields> objects(byte[] json) {
            return Fields.of((JsonObject) JsonReader.read(json), "file").array("testGroups").items().stream()
                    .map(group -> Fields.of((JsonObject) group, "group"))
                    .toList();
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

    @Test
    void aChangedMessageDoesNotVerify() {
        var act = new DecisionKeys.Ceremony("x").sign("statement".getBytes(UTF_8));
        assertThat(KeySignature.verifies(
                        DecisionKeys.key("x"),
                        "other".getBytes(UTF_8),
                        act.assertion().signature()))
                .isFalse();
    }
}
