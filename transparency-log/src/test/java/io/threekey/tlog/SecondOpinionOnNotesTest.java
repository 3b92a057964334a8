package io.threekey.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threekey.testkit.SecondOpinion;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both implementations sign alike, and open the same checkpoints and cosignatures and no others. */
class SecondOpinionOnNotesTest {

    private static final String LOG = "example.com/log";
    private static final String WITNESS = "witness.example.com/w1";
    private static final Instant AT = Instant.ofEpochSecond(1_679_315_147L);

    private SecondOpinion other;
    private final Random random = new Random(20261123);

    @BeforeEach
    void somebodyElseIsAsked() {
        assumeTrue(SecondOpinion.canBeHad(), SecondOpinion.MISSING);
        other = SecondOpinion.asked();
    }

    @AfterEach
    void theyGo() {
        if (other != null) {
            other.close();
        }
    }

    /** The values of RFC 8032 section 7.1: secret, public key, message, signature. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,-,"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void theOtherSignsAsTheSpecificationDoes(String secret, String key, String message, String signature) {
        assertThat(other.says("public", secret)).isEqualTo(key);
        assertThat(other.says("sign", secret, message)).isEqualTo(signature);
        assertThat(other.says("ed25519", key, message, signature)).isEqualTo("yes");
        assertThat(other.says("ed25519", key, "00", signature)).isEqualTo("no");
    }

    @Nested
    class ACheckpoint {

        private final byte[] seed = seed();
        private final Checkpoint checkpoint = Checkpoint.of(LOG, GrownTree.of(70).head);

        @Test
        void ofThisLibraryIsOpenedByTheOther() throws Exception {
            var signer = NoteSigner.of(LOG, pair(seed));
            var signed = SignedCheckpoint.sign(checkpoint, signer);
            assertThat(other.says("checkpoint", signer.verifier(), signed.bytes()))
                    .isEqualTo("%s %d %s".formatted(LOG, 70, checkpoint.root()));
        }

        @Test
        void isSignedWithTheSameBytesByBoth() throws Exception {
            var text = checkpoint.text().getBytes(UTF_8);
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(pair(seed).getPrivate());
            signing.update(text);
            assertThat(other.says("sign", seed, text)).isEqualTo(HexFormat.of().formatHex(signing.sign()));
        }

        @Test
        void isOpenedByBothOrByNeitherWhereABitOfItChanged() throws Exception {
            var signer = NoteSigner.of(LOG, pair(seed));
            var note = SignedCheckpoint.sign(checkpoint, signer).bytes();
            for (var at = 0; at < note.length; at++) {
                var changed = note.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                assertThat(other.says("checkpoint", signer.verifier(), changed).startsWith("refused"))
                        .as("byte %d of %s", at, new String(changed, UTF_8))
                        .isEqualTo(!opens(changed, signer.verifier()));
            }
        }

        @Test
        void ofOddFormIsOpenedByBothOrByNeither() throws Exception {
            var signer = NoteSigner.of(LOG, pair(seed));
            var head = "\n1\n" + GrownTree.leaf(1).base64() + "\n";
            for (var text : List.of(
                    LOG + head,
                    LOG + head + "extension\n",
                    LOG + head.replace("\n1\n", "\n01\n"),
                    LOG + head.replace("\n1\n", "\n-1\n"),
                    LOG + head.replace("\n1\n", "\n\n"),
                    LOG + head.replace("\n1\n", "\n1 \n"),
                    LOG + "\n1\nAAAA\n",
                    LOG + "\n1\n",
                    "\n1\n" + GrownTree.leaf(1).base64() + "\n",
                    LOG + head + "\n")) {
                var note = Note.sign(text, signer);
                assertThat(other.says("checkpoint", signer.verifier(), note).startsWith("refused"))
                        .as(text)
                        .isEqualTo(!opens(note, signer.verifier()));
            }
        }

        private boolean opens(byte[] note, NoteVerifier log) {
            try {
                SignedCheckpoint.open(note, log);
                return true;
            } catch (UnacceptableNote refused) {
                return false;
            }
        }
    }

    @Nested
    class ACosignature {

        private final byte[] seed = seed();

        @Test
        void ofThisLibraryIsReadByTheOther() throws Exception {
            var witness = Cosigner.of(WITNESS, pair(seed()));
            var signed = cosigned(witness);
            assertThat(other.says("cosigned", witness.key(), signed.bytes())).isEqualTo("1679315147");
            assertThat(other.says("cosigned", Cosigner.of(WITNESS, pair(seed())).key(), signed.bytes()))
                    .as("by a witness of the same name")
                    .isEqualTo("-");
        }

        @Test
        void withAChangedBitIsReadByNeither() throws Exception {
            var witness = Cosigner.of(WITNESS, pair(seed()));
            var signed = cosigned(witness);
            var line = signed.note().lastIndexOf('\u2014') + WITNESS.length() + 3;
            for (var at = line; at < signed.note().length() - 2; at++) {
                var changed = new StringBuilder(signed.note());
                changed.setCharAt(at, changed.charAt(at) == 'A' ? 'B' : 'A');
                if (changed.charAt(at) == signed.note().charAt(at)) {
                    continue;
                }
                assertThat(other.says(
                                "cosigned", witness.key(), changed.toString().getBytes(UTF_8)))
                        .doesNotContain("1679315147");
                assertThat(new SignedCheckpoint(signed.checkpoint(), changed.toString())
                                .cosignatures(List.of(witness.key())))
                        .isEmpty();
            }
        }

        private SignedCheckpoint cosigned(Cosigner witness) throws Exception {
            var checkpoint = Checkpoint.of(LOG, GrownTree.of(70).head);
            return SignedCheckpoint.sign(checkpoint, NoteSigner.of(LOG, pair(seed)))
                    .with(witness.cosign(checkpoint, AT), witness.key());
        }
    }

    private byte[] seed() {
        var seed = new byte[32];
        random.nextBytes(seed);
        return seed;
    }

    /** Which public key belongs to a secret, this JDK does not say; the other does. */
    private KeyPair pair(byte[] seed) throws Exception {
        var factory = KeyFactory.getInstance("Ed25519");
        var spki = "302a300506032b6570032100" + other.says("public", seed);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(spki))),
                factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
    }
}
