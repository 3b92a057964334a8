package io.threekey.tlog;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /**
     * Tolerates nothing but the log's own signature, once, and below it what these witnesses cosigned, each once: then
     * every byte of the note is accounted for.
     */
    public static SignedCheckpoint openExactly(byte[] note, NoteVerifier log, Collection<WitnessKey> witnesses) {
        SignedCheckpoint opened = open(note, log);
        Note parsed = Note.unverified(note);
        Set<WitnessKey> seen = new HashSet<>();
        long own = parsed.signatures().stream().filter(log::isNamedBy).count();
        if (own != 1) {
            throw new UnacceptableNote("The log " + log.name() + " signed it " + own + " times");
        }
        for (NoteSignature line : parsed.signatures()) {
            if (log.isNamedBy(line)) {
                continue;
            }
            WitnessKey witness = witnesses.stream()
                    .filter(known -> known.isNamedBy(line))
                    .findFirst()
                    .orElseThrow(() -> new UnacceptableNote(
                            "A line below it is of " + line.name() + ", with a key that no witness is known by"));
            if (Cosignature.read(parsed.text(), line, witness).isEmpty()) {
                throw new UnacceptableNote("The witness " + witness.name() + " cosigned something else than this");
            }
            if (!seen.add(witness)) {
                throw new UnacceptableNote("The witness " + witness.name() + " stands below it twice");
            }
        }
        return opened;
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

    /** Which of these witnesses cosigned it, each once, with the latest time it gave; lines of others are ignored. */
    public List<Cosignature> cosignatures(Collection<WitnessKey> witnesses) {
        Note parsed = Note.unverified(bytes());
        return witnesses.stream()
                .distinct()
                .flatMap(witness -> parsed.signatures().stream()
                        .flatMap(line -> Cosignature.read(parsed.text(), line, witness).stream())
                        .max(Comparator.comparing(Cosignature::at))
                        .stream())
                .toList();
    }

    /**
     * The same with a witness's answer below it. Only lines that verify are taken over, and none of them twice: a witness
     * cannot make the note unreadable.
     *
     * @param lines signature lines as a witness sent them
     */
    public SignedCheckpoint with(String lines, WitnessKey witness) {
        Note answer = Note.unverified((checkpoint.text() + "\n" + lines).getBytes(StandardCharsets.UTF_8));
        String cosigned = answer.signatures().stream()
                .filter(line -> Cosignature.read(answer.text(), line, witness).isPresent())
                .map(NoteSignature::line)
                .filter(line -> !note.contains(line))
                .distinct()
                .collect(joining());
        return new SignedCheckpoint(checkpoint, note + cosigned);
    }

    public byte[] bytes() {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
