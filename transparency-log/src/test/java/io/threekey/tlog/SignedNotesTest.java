package io.threekey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNotesTest {

    /** The published example of Go's sumdb/note, which C2SP signed-note describes. */
    private static final String VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String SKEY = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String SIGNATURE_LINE =
            "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String NOTE = TEXT + "\n" + SIGNATURE_LINE;

    private final NoteVerifier verifier = NoteVerifier.parse(VKEY);

    @Nested
    class ThePublishedExample {

        @Test
        void opens() {
            assertThat(Note.openExactly(bytes(NOTE), verifier)).isEqualTo(TEXT);
        }

        @Test
        void isWhatSigningWithItsKeyGives() throws Exception {
            NoteSigner signer = NoteSigner.of("PeterNeumann", peter());
            assertThat(signer.verifier()).isEqualTo(verifier).hasToString(VKEY);
            assertThat(verifier.hashCode()).isEqualTo(VKEY.hashCode());
            assertThat(new String(Note.sign(TEXT, signer), StandardCharsets.UTF_8))
                    .isEqualTo(NOTE);
        }

        @Test
        void failsWithAnyByteChanged() {
            byte[] note = bytes(NOTE);
            for (int at = 0; at < note.length; at++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] changed = note.clone();
                    changed[at] ^= (byte) (1 << bit);
                    assertThatExceptionOfType(UnacceptableNote.class)
                            .as("byte %d, bit %d", at, bit)
                            .isThrownBy(() -> Note.openExactly(changed, verifier));
                }
            }
        }

        @Test
        void failsWithAnyByteRemovedOrAdded() {
            byte[] note = bytes(NOTE);
            for (int at = 0; at < note.length; at++) {
                int cut = at;
                refused(without(note, cut));
                refused(Arrays.copyOf(note, cut));
            }
            for (String added : List.of("\n", "\r", " ", "\0", "x")) {
                refused(bytes(NOTE + added));
                refused(bytes(added + NOTE));
                refused(bytes(NOTE.replace("\n", added + "\n")));
            }
        }
    }

    @Nested
    class FurtherSignatures {

        private final String witness = "\u2014 witness.example " + "AAAAAAEC" + "\n";

        @Test
        void areIgnoredWhereTheyAreExpected() {
            assertThat(Note.open(bytes(NOTE + witness), verifier)).isEqualTo(TEXT);
        }

        @Test
        void areRefusedWhereEveryByteMustBeAccountedFor() {
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> Note.openExactly(bytes(NOTE + witness), verifier))
                    .withMessage("The note carries more than the one signature of PeterNeumann");
            refused(bytes(NOTE + SIGNATURE_LINE));
        }

        @Test
        void underTheKnownNameMustBeSound() {
            String forged = SIGNATURE_LINE.replace("ZJku", "ZJkv");
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> Note.open(bytes(NOTE + forged), verifier))
                    .withMessageContaining("is not its signature");
        }

        @Test
        void mayNotBeWithoutEnd() {
            assertThat(Note.open(bytes(NOTE + witness.repeat(99)), verifier)).isEqualTo(TEXT);
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> Note.open(bytes(NOTE + witness.repeat(100)), verifier))
                    .withMessage("A note has at most 100 signatures, not 101");
        }

        @Test
        void ofAnotherKeyAloneOpenNothing() {
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> Note.open(bytes(TEXT + "\n" + witness), verifier))
                    .withMessage("The note is not signed by " + VKEY);
            String sameNameOtherId = SIGNATURE_LINE.replace("x08go", "x18go");
            refused(bytes(TEXT + "\n" + sameNameOtherId));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "- witness AAAAAAEC",
                    "\u2014 witness",
                    "\u2014 witness AAAAAAEC more",
                    "\u2014  AAAAAAEC",
                    "\u2014 wit+ness AAAAAAEC",
                    "\u2014 wit\u00a0ness AAAAAAEC",
                    "\u2014 wit\u2003ness AAAAAAEC",
                    "\u2014 wit\tness AAAAAAEC",
                    "\u2014 wit\u007fness AAAAAAEC",
                    "\u2014 witness AAAAAA==",
                    "\u2014 witness AAAAAAE",
                    "\u2014 witness AAAAAAF=",
                    "\u2014 witness AAAA*AEC",
                    "\u2014 witness AAAAAAEC\r"
                })
        void ofAnyOtherFormMakeTheNoteUnreadable(String line) {
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> Note.open(bytes(NOTE + line + "\n"), verifier));
        }
    }

    @Nested
    class Texts {

        @Test
        void mayHoldEmptyLines() throws Exception {
            String text = "one\n\ntwo\n\n";
            byte[] note = Note.sign(text, NoteSigner.of("PeterNeumann", peter()));
            assertThat(Note.openExactly(note, verifier)).isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "no newline", "tab\there\n", "return\r\n", "nul\0\n"})
        void ofAnotherFormAreNotSigned(String text) {
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> Note.sign(text, NoteSigner.of("PeterNeumann", peter())));
        }

        @Test
        void mayBeEmptyButForTheirNewline() throws Exception {
            byte[] note = Note.sign("\n", NoteSigner.of("PeterNeumann", peter()));
            assertThat(Note.openExactly(note, verifier)).isEqualTo("\n");
        }

        @Test
        void ofAnotherFormAreNotOpenedEvenWhereTheyAreSigned() throws Exception {
            String text = "nul\0\n";
            String line =
                    NoteSigner.of("PeterNeumann", peter()).sign(bytes(text)).line();
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> Note.open(bytes(text + "\n" + line), verifier))
                    .withMessage("The text of a note holds a control character");
        }

        @Test
        void thatAreNotUtf8AreRefused() {
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> Note.open(new byte[] {(byte) 0xc0, (byte) 0x80, 10, 10}, verifier))
                    .withMessage("The note is not UTF-8");
        }
    }

    @Nested
    class Keys {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "PeterNeumann",
                    "PeterNeumann+c74f20a3",
                    "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                    "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                    "peterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                    "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                    "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWAA==",
                    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n"
                })
        void ofAnyOtherSpellingAreRefused(String vkey) {
            assertThatExceptionOfType(UnacceptableNote.class).isThrownBy(() -> NoteVerifier.parse(vkey));
            assertThat(NoteVerifier.read(vkey)).isEmpty();
        }

        @Test
        void areReadAsTheyAreSpelt() {
            assertThat(NoteVerifier.read(VKEY)).contains(verifier);
        }

        @Test
        void ofAnotherAlgorithmAreRefused() throws Exception {
            KeyPair curve = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> NoteVerifier.of("log", curve.getPublic()))
                    .withMessage("The key log is not an Ed25519 key");
            KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            assertThatExceptionOfType(UnacceptableNote.class).isThrownBy(() -> NoteVerifier.of("log", rsa.getPublic()));
        }

        @Test
        void areRefusedWhereTheirHalvesDoNotBelongTogether() throws Exception {
            KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            KeyPair mixed = new KeyPair(other.getPublic(), peter().getPrivate());
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> NoteSigner.of("log", mixed))
                    .withMessage("The two halves of the key log do not belong together");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "two words", "plus+", "line\n"})
        void haveNoOtherNames(String name) {
            assertThatExceptionOfType(UnacceptableNote.class).isThrownBy(() -> NoteSigner.of(name, peter()));
        }

        @Test
        void ofOtherNamesAreOtherKeys() throws Exception {
            assertThat(NoteVerifier.of("somebody", peter().getPublic())).isNotEqualTo(verifier);
        }
    }

    @Nested
    class Checkpoints {

        private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        private static final String SOFA = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

        @Test
        void areSpeltAsTheSpecificationsExample() {
            Checkpoint checkpoint = Checkpoint.parse(SOFA);
            assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
            assertThat(checkpoint.size()).isEqualTo(20_852_163);
            assertThat(checkpoint.root().base64()).isEqualTo(ROOT);
            assertThat(checkpoint.extensions()).isEmpty();
            assertThat(checkpoint.text()).isEqualTo(SOFA);
            assertThat(Checkpoint.of(checkpoint.origin(), checkpoint.head())).isEqualTo(checkpoint);
        }

        @Test
        void keepTheirExtensionLines() {
            Checkpoint checkpoint = Checkpoint.parse(SOFA + "one\ntwo\n");
            assertThat(checkpoint.extensions()).containsExactly("one", "two");
            assertThat(checkpoint.text()).isEqualTo(SOFA + "one\ntwo\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "log\n1\n",
                    "log\n1\n" + ROOT,
                    "\n1\n" + ROOT + "\n",
                    "log\n01\n" + ROOT + "\n",
                    "log\n-1\n" + ROOT + "\n",
                    "log\n+1\n" + ROOT + "\n",
                    "log\n\n" + ROOT + "\n",
                    "log\n9999999999999999999\n" + ROOT + "\n",
                    "log\n0\n" + ROOT + "\n",
                    "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                    "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2\n",
                    "log\n1\nCsUYapGGPo4d\n",
                    "log\n1\n" + ROOT + "\n\n",
                    "log\n1\n" + ROOT + "\nextension\n\n",
                    "lo\tg\n1\n" + ROOT + "\n"
                })
        void ofAnyOtherSpellingAreRefused(String text) {
            assertThatExceptionOfType(UnacceptableNote.class).isThrownBy(() -> Checkpoint.parse(text));
        }

        @Test
        void areSignedAndOpened() throws Exception {
            NoteSigner signer = NoteSigner.of("PeterNeumann", peter());
            Checkpoint checkpoint = Checkpoint.of("PeterNeumann", GrownTree.of(5).head);
            SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, signer);
            assertThat(SignedCheckpoint.openExactly(signed.bytes(), verifier)).isEqualTo(signed);
            byte[] witnessed = bytes(signed.note() + "\u2014 witness.example AAAAAAEC\n");
            assertThat(SignedCheckpoint.open(witnessed, verifier).checkpoint()).isEqualTo(checkpoint);
            refusedCheckpoint(witnessed);
        }

        @Test
        void ofOneLogAreNotSignedByTheKeyOfAnother() throws Exception {
            NoteSigner signer = NoteSigner.of("PeterNeumann", peter());
            Checkpoint other = Checkpoint.of("another log", TreeHead.empty());
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> SignedCheckpoint.sign(other, signer))
                    .withMessage("The key PeterNeumann signed the checkpoint of another log: another log");
            refusedCheckpoint(Note.sign(other.text(), signer));
        }

        private void refusedCheckpoint(byte[] note) {
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> SignedCheckpoint.openExactly(note, verifier));
        }
    }

    private void refused(byte[] note) {
        assertThatExceptionOfType(UnacceptableNote.class).isThrownBy(() -> Note.openExactly(note, verifier));
    }

    private static KeyPair peter() throws Exception {
        byte[] seed = Arrays.copyOfRange(Base64.getDecoder().decode(SKEY), 1, 33);
        byte[] key = Base64.getDecoder().decode(VKEY.substring(VKEY.lastIndexOf('+') + 1));
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PrivateKey secret = factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        String spki = "302a300506032b6570032100" + HexFormat.of().formatHex(key, 1, 33);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(spki))), secret);
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
