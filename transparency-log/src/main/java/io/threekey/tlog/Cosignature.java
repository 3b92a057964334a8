package io.threekey.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A witness's word that at a time, in whole seconds, this was the largest consistent tree it had seen of the log (C2SP
 * tlog-cosignature). In a note it stands as eight bytes of time before the signature.
 */
public record Cosignature(WitnessKey witness, Instant at) {

    private static final int TIME_LENGTH = Long.BYTES;
    private static final int SIGNATURE_LENGTH = 64;

    /** The line to stand below the checkpoint, with its newline. */
    static NoteSignature sign(String checkpoint, Ed25519Signer witness, Instant at) {
        // tlog-witness, "add-checkpoint": a time of zero would leave the time out
        if (at.getEpochSecond() < 1) {
            throw new IllegalArgumentException("A cosignature is not of " + at);
        }
        byte[] signature = witness.signature(message(checkpoint, at.getEpochSecond()));
        return NoteSignature.of(
                witness.key(),
                ByteBuffer.allocate(TIME_LENGTH + SIGNATURE_LENGTH)
                        .putLong(at.getEpochSecond())
                        .put(signature)
                        .array());
    }

    /** Empty unless the line is this witness's and it signed that checkpoint. */
    static Optional<Cosignature> read(String checkpoint, NoteSignature line, WitnessKey witness) {
        if (!witness.isNamedBy(line) || line.signature().length != TIME_LENGTH + SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        long second = ByteBuffer.wrap(line.signature()).getLong();
        byte[] signature = Arrays.copyOfRange(line.signature(), TIME_LENGTH, line.signature().length);
        return second >= 0
                        && second <= Instant.MAX.getEpochSecond()
                        && witness.signed(message(checkpoint, second), signature)
                ? Optional.of(new Cosignature(witness, Instant.ofEpochSecond(second)))
                : Optional.empty();
    }

    /** Two lines before the checkpoint's text (tlog-cosignature, "Ed25519 signed message"). */
    private static byte[] message(String checkpoint, long second) {
        return ("cosignature/v1\ntime " + second + "\n" + checkpoint).getBytes(StandardCharsets.UTF_8);
    }
}
