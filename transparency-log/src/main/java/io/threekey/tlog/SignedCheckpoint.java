package io.threekey.tlog;

import java.nio.charset.StandardCharsets;

/** A checkpoint together with the signed note it came in. */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {

    public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner signer) {
        checkOrigin(checkpoint, signer.verifier());
        return new SignedCheckpoint(
                checkpoint, new String(Note.sign(checkpoint.text(), signer), StandardCharsets.UTF_8));
    }

    /** Tolerates further signatures, such as witnesses'. */
    public static SignedCheckpoint open(byte[] note, NoteVerifier log) {
        return of(note, Note.open(note, log), log);
    }

    /** Tolerates nothing but the log's own signature, once. */
    public static SignedCheckpoint openExactly(byte[] note, NoteVerifier log) {
        return of(note, Note.openExactly(note, log), log);
    }

    private static SignedCheckpoint of(byte[] note, String text, NoteVerifier log) {
        Checkpoint checkpoint = Checkpoint.parse(text);
        checkOrigin(checkpoint, log);
        return new SignedCheckpoint(checkpoint, new String(note, StandardCharsets.UTF_8));
    }

    // tlog-checkpoint, "Signatures": the key's name should match the origin; here it must
    private static void checkOrigin(Checkpoint checkpoint, NoteVerifier log) {
        if (!checkpoint.origin().equals(log.name())) {
            throw new UnacceptableNote(
                    "The key " + log.name() + " signed the checkpoint of another log: " + checkpoint.origin());
        }
    }

    public byte[] bytes() {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
