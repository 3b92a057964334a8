package io.threekey.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** C2SP tlog-cosignature, read by hand: what is written here is checked against the text of the specification only. */
class CosignaturesTest {

    private static final Instant AT = Instant.ofEpochSecond(1_679_315_147L);
    private static final String NAME = "witness.example.com/w1";

    /** The specification's example; whose key it was is not published, so its framing is what can be compared. */
    private static final String EXAMPLE = "\u2014 witness.example.com/w1 "
            + "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

    private KeyPair pair;
    private Cosigner witness;
    private SignedCheckpoint checkpoint;

    @BeforeEach
    void keys() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        witness = Cosigner.of(NAME, pair);
        checkpoint = SignedCheckpoint.sign(
                Checkpoint.of("example.com/log", new TreeHead(1, MerkleHash.leaf(new byte[] {1}))),
                NoteSigner.of(
                        "example.com/log",
                        KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
    }

    private List<Cosignature> cosignatures(SignedCheckpoint on) {
        return on.cosignatures(List.of(witness.key()));
    }

    private static byte[] blob(String line) {
        return Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1, line.length() - 1));
    }

    @Nested
    class ALine {

        @Test
        void isFramedAsInTheExample() {
            byte[] example = blob(EXAMPLE);
            String line = witness.cosign(checkpoint.checkpoint(), AT);
            assertThat(line).startsWith("\u2014 " + NAME + " ").endsWith("=\n").hasSameSizeAs(EXAMPLE);
            assertThat(blob(line)).hasSameSizeAs(example);
            assertThat(Arrays.copyOfRange(blob(line), 4, 12)).isEqualTo(Arrays.copyOfRange(example, 4, 12));
        }

        @Test
        void namesTheKeyByTypeFour() throws Exception {
            byte[] spki = pair.getPublic().getEncoded();
            var input = new ByteArrayOutputStream();
            input.writeBytes((NAME + "\n").getBytes(UTF_8));
            input.write(4);
            input.write(spki, spki.length - 32, 32);
            byte[] id = MessageDigest.getInstance("SHA-256").digest(input.toByteArray());
            assertThat(Arrays.copyOf(blob(witness.cosign(checkpoint.checkpoint(), AT)), 4))
                    .isEqualTo(Arrays.copyOf(id, 4));
        }

        @Test
        void signsTheTwoLinesAndTheCheckpoint() throws Exception {
            byte[] blob = blob(witness.cosign(checkpoint.checkpoint(), AT));
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(pair.getPublic());
            verification.update(("cosignature/v1\ntime 1679315147\n"
                            + checkpoint.checkpoint().text())
                    .getBytes(UTF_8));
            assertThat(verification.verify(Arrays.copyOfRange(blob, 12, blob.length)))
                    .isTrue();
        }

        @Test
        void isReadBackWithItsTime() {
            SignedCheckpoint cosigned =
                    checkpoint.with(witness.cosign(checkpoint.checkpoint(), AT.plusMillis(900)), witness.key());
            assertThat(cosignatures(cosigned)).containsExactly(new Cosignature(witness.key(), AT));
        }

        @Test
        void doesNotHoldWithAnyByteChanged() {
            String line = witness.cosign(checkpoint.checkpoint(), AT);
            byte[] blob = blob(line);
            for (int at = 0; at < blob.length; at++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] changed = blob.clone();
                    changed[at] ^= (byte) (1 << bit);
                    assertThat(cosignatures(withLine(changed))).isEmpty();
                }
            }
        }

        @Test
        void doesNotHoldWithAnotherLength() {
            byte[] blob = blob(witness.cosign(checkpoint.checkpoint(), AT));
            assertThat(cosignatures(withLine(Arrays.copyOf(blob, blob.length - 1))))
                    .isEmpty();
            assertThat(cosignatures(withLine(Arrays.copyOf(blob, blob.length + 1))))
                    .isEmpty();
            assertThat(cosignatures(withLine(Arrays.copyOf(blob, 12)))).isEmpty();
        }

        @Test
        void isOfNoTimeBeforeTheEpochOrAfterTheEndOfTime() throws Exception {
            long end = Instant.MAX.getEpochSecond();
            for (long second : new long[] {-1, end + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertThat(cosignatures(withLine(signedBy(second)))).isEmpty();
            }
            for (long second : new long[] {0, 1, end}) {
                assertThat(cosignatures(withLine(signedBy(second))))
                        .containsExactly(new Cosignature(witness.key(), Instant.ofEpochSecond(second)));
            }
        }

        /** tlog-witness, "add-checkpoint": the timestamp MUST NOT be zero. */
        @Test
        void isNotMadeWithoutATime() {
            for (Instant none : List.of(Instant.EPOCH.minusSeconds(1), Instant.EPOCH, Instant.EPOCH.plusMillis(999))) {
                assertThatThrownBy(() -> witness.cosign(checkpoint.checkpoint(), none))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            Instant first = Instant.ofEpochSecond(1);
            assertThat(cosignatures(checkpoint.with(witness.cosign(checkpoint.checkpoint(), first), witness.key())))
                    .containsExactly(new Cosignature(witness.key(), first));
        }

        private byte[] signedBy(long second) throws Exception {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update(("cosignature/v1\ntime " + second + "\n"
                            + checkpoint.checkpoint().text())
                    .getBytes(UTF_8));
            byte[] id = Arrays.copyOf(blob(witness.cosign(checkpoint.checkpoint(), AT)), 4);
            return ByteBuffer.allocate(76)
                    .put(id)
                    .putLong(second)
                    .put(signing.sign())
                    .array();
        }

        private SignedCheckpoint withLine(byte[] blob) {
            return new SignedCheckpoint(
                    checkpoint.checkpoint(),
                    checkpoint.note() + "\u2014 " + NAME + " "
                            + Base64.getEncoder().encodeToString(blob) + "\n");
        }
    }

    @Nested
    class ACheckpoint {

        @Test
        void staysReadableWithCosignatures() {
            SignedCheckpoint cosigned = checkpoint.with(witness.cosign(checkpoint.checkpoint(), AT), witness.key());
            assertThat(cosigned.note()).startsWith(checkpoint.note());
            assertThat(cosigned.checkpoint()).isEqualTo(checkpoint.checkpoint());
        }

        @Test
        void takesNoLineTwice() {
            String line = witness.cosign(checkpoint.checkpoint(), AT);
            SignedCheckpoint once = checkpoint.with(line + line, witness.key());
            assertThat(once.note()).isEqualTo(checkpoint.note() + line);
            assertThat(once.with(line, witness.key())).isEqualTo(once);
        }

        @Test
        void takesNoLineOfAnotherCheckpointOrWitness() throws Exception {
            Checkpoint other = Checkpoint.of("example.com/log", TreeHead.empty());
            assertThat(checkpoint.with(witness.cosign(other, AT), witness.key()))
                    .isEqualTo(checkpoint);
            Cosigner stranger =
                    Cosigner.of(NAME, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            assertThat(checkpoint.with(stranger.cosign(checkpoint.checkpoint(), AT), witness.key()))
                    .isEqualTo(checkpoint);
        }

        @Test
        void isNotMadeUnreadableByAWitness() {
            for (String answer : List.of("", "\n", "hello\n", "\u2014 a b\n", "\u2014 " + NAME + " AAAA")) {
                assertThatExceptionOfType(UnacceptableNote.class)
                        .as(answer)
                        .isThrownBy(() -> checkpoint.with(answer, witness.key()));
            }
        }

        @Test
        void countsAWitnessOnceWithItsLatestTime() {
            SignedCheckpoint twice = checkpoint
                    .with(witness.cosign(checkpoint.checkpoint(), AT.plusSeconds(60)), witness.key())
                    .with(witness.cosign(checkpoint.checkpoint(), AT), witness.key());
            assertThat(twice.cosignatures(List.of(witness.key(), witness.key())))
                    .containsExactly(new Cosignature(witness.key(), AT.plusSeconds(60)));
        }

        @Test
        void isNotCosignedByTheLogsOwnSignature() throws Exception {
            KeyPair logs = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            SignedCheckpoint own =
                    SignedCheckpoint.sign(checkpoint.checkpoint(), NoteSigner.of("example.com/log", logs));
            assertThat(own.cosignatures(List.of(WitnessKey.of("example.com/log", logs.getPublic()))))
                    .isEmpty();
        }
    }

    @Nested
    class AKey {

        @Test
        void readsBackAsItIsWritten() {
            WitnessKey key = witness.key();
            assertThat(WitnessKey.parse(key.vkey())).isEqualTo(key).hasSameHashCodeAs(key);
            assertThat(key).hasToString(key.vkey());
            assertThat(key.name()).isEqualTo(NAME);
            assertThat(WitnessKey.of(NAME, pair.getPublic())).isEqualTo(key);
            assertThat(WitnessKey.of("another", pair.getPublic())).isNotEqualTo(key);
        }

        @Test
        void isNoLogsKey() {
            String logs = NoteVerifier.of(NAME, pair.getPublic()).vkey();
            assertThatExceptionOfType(UnacceptableNote.class).isThrownBy(() -> WitnessKey.parse(logs));
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> NoteVerifier.parse(witness.key().vkey()));
        }
    }
}
