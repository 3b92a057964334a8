package io.threekey.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** C2SP signed-note and tlog-checkpoint, for a log with two keys, as while one follows upon the other, and witnesses. */
class SignedCheckpointsTest {

    private static final String ORIGIN = "hospital.example/ledger";
    private static final Instant AT = Instant.ofEpochSecond(1_795_000_000L);

    private final NoteSigner signer = NoteSigner.of(ORIGIN, pair());
    private final NoteSigner next = NoteSigner.of(ORIGIN, pair());
    private final NoteSigner stranger = NoteSigner.of(ORIGIN, pair());
    private final NoteVerifier log = signer.verifier();
    private final List<NoteVerifier> both = List.of(log, next.verifier());
    private final Cosigner university = Cosigner.of("witness.university.example", pair());
    private final Cosigner auditor = Cosigner.of("witness.auditor.example", pair());
    private final List<WitnessKey> witnesses = List.of(university.key(), auditor.key());

    private final Checkpoint checkpoint = Checkpoint.of(ORIGIN, GrownTree.of(5).head);
    private final Checkpoint other = Checkpoint.of(ORIGIN, GrownTree.of(6).head);

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException lacking) {
            throw new IllegalStateException(lacking);
        }
    }

    private byte[] note(String... lines) {
        return (checkpoint.text() + "\n" + String.join("", lines)).getBytes(UTF_8);
    }

    private String signed(NoteSigner by) {
        return signedOf(by, checkpoint);
    }

    private static String signedOf(NoteSigner by, Checkpoint of) {
        return by.sign(of.text().getBytes(UTF_8)).line();
    }

    private String cosigned(Cosigner by) {
        return by.cosign(checkpoint, AT);
    }

    private static SignedCheckpoint as(Checkpoint checkpoint, byte[] note) {
        return new SignedCheckpoint(checkpoint, new String(note, UTF_8));
    }

    @Nested
    class OfSeveralKeys {

        @Test
        void areOpenedByAnyOfThem() {
            for (byte[] note : List.of(note(signed(signer)), note(signed(next)), note(signed(signer), signed(next)))) {
                assertThat(SignedCheckpoint.openExactly(note, both)).isEqualTo(as(checkpoint, note));
            }
            assertThat(SignedCheckpoint.sign(checkpoint, List.of(signer, next)))
                    .isEqualTo(as(checkpoint, note(signed(signer), signed(next))));
        }

        @Test
        void areOpenedByAKeyThatIsNamedTwice() {
            assertThat(Note.openExactly(note(signed(signer)), List.of(log, log, next.verifier())))
                    .isEqualTo(checkpoint.text());
        }

        @Test
        void carryNothingElse() {
            for (String further : List.of(signed(signer), signed(stranger), cosigned(university))) {
                assertThatExceptionOfType(UnacceptableNote.class)
                        .isThrownBy(() -> SignedCheckpoint.openExactly(note(signed(signer), further), both))
                        .withMessage("The note carries more than the one signature of " + ORIGIN);
            }
        }

        /** signed-note: a signature from a known key that fails to verify is reason to reject the whole note. */
        @Test
        void areRefusedWhereOneOfThemIsFalse() {
            byte[] note = note(signed(signer), signedOf(next, other));
            for (var known : List.of(both, both.reversed())) {
                assertThatExceptionOfType(UnacceptableNote.class)
                        .isThrownBy(() -> SignedCheckpoint.open(note, known))
                        .withMessage("A signature under the name of " + next.verifier() + " is not its signature");
            }
            assertThat(SignedCheckpoint.open(note, log)).isEqualTo(as(checkpoint, note));
        }
    }

    @Nested
    class WithWitnesses {

        private SignedCheckpoint opened(byte[] note) {
            return SignedCheckpoint.openExactly(note, both, witnesses);
        }

        private void refused(byte[] note, String why) {
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> opened(note))
                    .withMessage(why);
        }

        @Test
        void areOpenedWhereEveryLineIsAccountedFor() {
            for (byte[] note : List.of(
                    note(signed(signer)),
                    note(signed(next), cosigned(auditor)),
                    note(cosigned(auditor), signed(signer), cosigned(university), signed(next)))) {
                assertThat(opened(note)).isEqualTo(as(checkpoint, note));
            }
            byte[] note = note(signed(signer), cosigned(university));
            assertThat(SignedCheckpoint.openExactly(note, log, witnesses)).isEqualTo(as(checkpoint, note));
        }

        @Test
        void areSignedByTheLogToo() {
            refused(note(cosigned(university)), "The note is not signed by " + log + " or " + next.verifier());
        }

        @Test
        void areOfTheLogWhoseKeyIsKnown() {
            byte[] elsewhere = Note.sign(
                    Checkpoint.of("other.example/ledger", checkpoint.head()).text(), signer);
            refused(elsewhere, "The key " + ORIGIN + " signed the checkpoint of another log: other.example/ledger");
        }

        @Test
        void carryNoLineOfAStranger() {
            Cosigner unknown = Cosigner.of("witness.unknown.example", pair());
            Cosigner impostor = Cosigner.of(university.key().name(), pair());
            for (var cosigner : List.of(unknown, impostor)) {
                refused(
                        note(signed(signer), cosigned(university), cosigned(cosigner)),
                        "A line below it is of " + cosigner.key().name() + ", with a key that no witness is known by");
            }
            refused(
                    note(signed(signer), signed(stranger)),
                    "A line below it is of " + ORIGIN + ", with a key that no witness is known by");
        }

        @Test
        void carryNoCosignatureOfSomethingElse() {
            refused(
                    note(signed(signer), cosigned(auditor), university.cosign(other, AT)),
                    "The witness witness.university.example cosigned something else than this");
        }

        @Test
        void carryEachOfThemOnce() {
            refused(
                    note(signed(signer), cosigned(university), university.cosign(checkpoint, AT.plusSeconds(1))),
                    "The witness witness.university.example stands below it twice");
            refused(
                    note(signed(signer), signed(next), signed(signer)),
                    "The log " + ORIGIN + " signed it twice with the same key");
        }

        @Test
        void failWithAnyByteChanged() {
            byte[] note = note(signed(signer), cosigned(university));
            for (int at = 0; at < note.length; at++) {
                byte[] changed = note.clone();
                changed[at] ^= 1;
                assertThatExceptionOfType(UnacceptableNote.class)
                        .as("byte %d", at)
                        .isThrownBy(() -> opened(changed));
            }
        }
    }

    @Nested
    class WithoutOthers {

        @Test
        void keepTheLinesOfTheLogInTheirOrderAndEachOnce() {
            byte[] note = note(cosigned(university), signed(next), signed(stranger), signed(signer), signed(next));
            assertThat(SignedCheckpoint.openWithoutOthers(note, both))
                    .isEqualTo(as(checkpoint, note(signed(next), signed(signer))));
            assertThat(SignedCheckpoint.openWithoutOthers(note, List.of(log)))
                    .isEqualTo(as(checkpoint, note(signed(signer))));
        }

        @Test
        void areOpenedExactlyThereafter() {
            SignedCheckpoint own =
                    SignedCheckpoint.openWithoutOthers(note(signed(next), signed(signer), cosigned(auditor)), both);
            assertThat(SignedCheckpoint.openExactly(own.bytes(), both)).isEqualTo(own);
        }

        @Test
        void areNoneWhereTheLogDidNotSign() {
            for (byte[] note : List.of(note(signed(stranger)), note(signed(signer), signedOf(next, other)))) {
                assertThatExceptionOfType(UnacceptableNote.class)
                        .isThrownBy(() -> SignedCheckpoint.openWithoutOthers(note, both));
            }
        }
    }

    @Nested
    class BeforeTheyAreVerified {

        @Test
        void sayWhatTheyClaim() {
            var extended = new Checkpoint(ORIGIN, checkpoint.head(), List.of("first line", "second line"));
            for (Checkpoint claimed : List.of(checkpoint, extended)) {
                String note = claimed.text() + "\n" + signedOf(stranger, other) + cosigned(auditor);
                assertThat(SignedCheckpoint.unverified(note)).isEqualTo(new SignedCheckpoint(claimed, note));
            }
        }

        @Test
        void areNoneWithoutTheLinesOfACheckpoint() {
            for (String note : List.of("", "\n\n", ORIGIN + "\n5\n\n", checkpoint.text(), "\n" + checkpoint.text())) {
                assertThatExceptionOfType(UnacceptableNote.class)
                        .as(note)
                        .isThrownBy(() -> SignedCheckpoint.unverified(note));
            }
        }

        @Test
        void nameAKeyThatMayNotHaveSigned() {
            byte[] forged = note(signedOf(next, other), cosigned(university));
            assertThat(SignedCheckpoint.namesAny(forged, both)).isTrue();
            assertThat(SignedCheckpoint.namesAny(forged, List.of(log, stranger.verifier())))
                    .isFalse();
            assertThat(SignedCheckpoint.namesAny(forged, List.of())).isFalse();
        }
    }

    @Nested
    class AreSignedByAny {

        private boolean any(Collection<NoteVerifier> keys, String... lines) {
            return as(checkpoint, note(lines)).isSignedByAny(keys);
        }

        @Test
        void whereOneOfThemSigned() {
            assertThat(any(both, cosigned(university), signed(next))).isTrue();
            assertThat(any(both, signed(stranger), signed(signer))).isTrue();
        }

        @Test
        void notWhereOnlyOthersDid() {
            assertThat(any(both, signed(stranger), cosigned(university))).isFalse();
            assertThat(any(List.of(), signed(signer))).isFalse();
        }

        @Test
        void notInANoteWithAFalseLineOfOneOfThem() {
            for (var keys : List.of(both, both.reversed())) {
                assertThatExceptionOfType(UnacceptableNote.class)
                        .isThrownBy(() -> any(keys, signed(signer), signedOf(next, other)));
            }
        }
    }
}
