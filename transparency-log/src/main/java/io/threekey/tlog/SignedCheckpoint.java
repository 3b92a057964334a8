package io.threekey.tlog;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A checkpoint together with the signed note it came in. */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {

    public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner signer) {
        return sign(checkpoint, List.of(signer));
    }

    /** By each of a log's keys, as while one follows upon another. */
    public static SignedCheckpoint sign(Checkpoint checkpoint, List<NoteSigner> signers) {
        signers.forEach(signer -> checkOrigin(checkpoint, signer.verifier()));
        return new SignedCheckpoint(
                checkpoint, new String(Note.sign(checkpoint.text(), signers), StandardCharsets.UTF_8));
    }

    /** Tolerates further signatures, such as witnesses'. */
    public static SignedCheckpoint open(byte[] note, NoteVerifier log) {
        return open(note, List.of(log));
    }

    /** The same, where any of a log's keys signed it. */
    public static SignedCheckpoint open(byte[] note, Collection<NoteVerifier> log) {
        return of(note, Note.open(note, log), log);
    }

    /** Tolerates nothing but the log's own signature, once. */
    public static SignedCheckpoint openExactly(byte[] note, NoteVerifier log) {
        return openExactly(note, List.of(log));
    }

    /** Tolerates nothing but signatures by keys of the log, each once at most and one of them at least. */
    public static SignedCheckpoint openExactly(byte[] note, Collection<NoteVerifier> log) {
        return of(note, Note.openExactly(note, log), log);
    }

    /** Tolerates lines of others and leaves them out, so that nothing is passed on for which nobody accounts. */
    public static SignedCheckpoint openWithoutOthers(byte[] note, Collection<NoteVerifier> log) {
        SignedCheckpoint opened = open(note, log);
        Note parsed = Note.unverified(note);
        String own = parsed.signatures().stream()
                .filter(line -> log.stream().anyMatch(key -> key.isNamedBy(line)))
                .map(NoteSignature::line)
                .distinct()
                .collect(joining());
        return new SignedCheckpoint(opened.checkpoint(), parsed.text() + "\n" + own);
    }

    /** The same for a log with one key. */
    public static SignedCheckpoint openExactly(byte[] note, NoteVerifier log, Collection<WitnessKey> witnesses) {
        return openExactly(note, List.of(log), witnesses);
    }

    /**
     * Tolerates nothing but signatures by keys of the log, each once at most and one of them at least, and below them what
     * these witnesses cosigned, each once: then every byte of the note is accounted for.
     */
    public static SignedCheckpoint openExactly(
            byte[] note, Collection<NoteVerifier> log, Collection<WitnessKey> witnesses) {
        SignedCheckpoint opened = open(note, log);
        Note parsed = Note.unverified(note);
        Set<NamedKey> seen = new HashSet<>();
        for (NoteSignature line : parsed.signatures()) {
            NamedKey signer = Stream.concat(log.stream(), witnesses.stream())
                    .filter(known -> known.isNamedBy(line))
                    .findFirst()
                    .orElseThrow(() -> new UnacceptableNote(
                            "A line below it is of " + line.name() + ", with a key that no witness is known by"));
            if (signer instanceof WitnessKey witness
                    && Cosignature.read(parsed.text(), line, witness).isEmpty()) {
                throw new UnacceptableNote("The witness " + witness.name() + " cosigned something else than this");
            }
            if (!seen.add(signer)) {
                throw new UnacceptableNote(
                        signer instanceof WitnessKey
                                ? "The witness " + signer.name() + " stands below it twice"
                                : "The log " + signer.name() + " signed it twice with the same key");
            }
        }
        return opened;
    }

    /** For who has no key, or leaves the judgement to others: nothing of it is verified. */
    public static SignedCheckpoint unverified(String note) {
        // C2SP signed-note: the text ends with the newline before the empty line
        return new SignedCheckpoint(Checkpoint.parse(note.substring(0, note.indexOf("\n\n") + 1)), note);
    }

    private static SignedCheckpoint of(byte[] note, String text, Collection<NoteVerifier> log) {
        Checkpoint checkpoint = Checkpoint.parse(text);
        log.forEach(key -> checkOrigin(checkpoint, key));
        return new SignedCheckpoint(checkpoint, new String(note, StandardCharsets.UTF_8));
    }

    // tlog-checkpoint, "Signatures": the key's name should match the origin; here it must
    private static void checkOrigin(Checkpoint checkpoint, NoteVerifier log) {
        if (!checkpoint.origin().equals(log.name())) {
            throw new UnacceptableNote(
                    "The key " + log.name() + " signed the checkpoint of another log: " + checkpoint.origin());
        }
    }

    /** Whether a note claims to be signed by one of these keys; it says nothing before it is opened with it. */
    public static boolean namesAny(byte[] note, Collection<NoteVerifier> keys) {
        return keys.stream().anyMatch(Note.unverified(note)::names);
    }

    /**
     * Whether at least one of these keys signed it.
     *
     * @throws UnacceptableNote where a line under the name of any of them is not its signature
     */
    public boolean isSignedByAny(Collection<NoteVerifier> keys) {
        List<NoteVerifier> named =
                keys.stream().filter(Note.unverified(bytes())::names).toList();
        if (named.isEmpty()) {
            return false;
        }
        Note.open(bytes(), named);
        return true;
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
