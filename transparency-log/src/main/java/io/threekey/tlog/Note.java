package io.threekey.tlog;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Text signed by one or more keys (C2SP signed-note). Nothing of a note may be used before it was opened with a key
 * that was known beforehand.
 */
public final class Note {

    private static final int MOST_SIGNATURES = 100;

    private final String text;
    private final List<NoteSignature> signatures;

    private Note(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = signatures;
    }

    /** The signed note as bytes; the text ends in a newline. */
    public static byte[] sign(String text, NoteSigner signer) {
        return sign(text, List.of(signer));
    }

    /** The same, signed by each of them, one line each in their order. */
    public static byte[] sign(String text, List<NoteSigner> signers) {
        checkText(text);
        if (signers.isEmpty()) {
            throw new IllegalArgumentException("A note is signed by somebody");
        }
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        String lines =
                signers.stream().map(signer -> signer.sign(signed).line()).collect(joining());
        return (text + "\n" + lines).getBytes(StandardCharsets.UTF_8);
    }

    /** The text, if the known key signed it. Lines of keys that are not known, such as witnesses', are ignored. */
    public static String open(byte[] note, NoteVerifier known) {
        return open(note, List.of(known));
    }

    /** The text, if any of the known keys signed it, and every line under the name of one of them is its signature. */
    public static String open(byte[] note, Collection<NoteVerifier> known) {
        Note parsed = parse(note);
        byte[] signed = parsed.text.getBytes(StandardCharsets.UTF_8);
        boolean own = false;
        for (NoteVerifier key : known) {
            for (NoteSignature line : parsed.linesOf(key)) {
                own = true;
                if (!key.signed(signed, line.signature())) {
                    throw new UnacceptableNote("A signature under the name of " + key.vkey() + " is not its signature");
                }
            }
        }
        if (!own) {
            throw new UnacceptableNote("The note is not signed by "
                    + known.stream().map(NoteVerifier::vkey).collect(joining(" or ")));
        }
        return parsed.text;
    }

    /** The text, if the known key and no other signed it, once: then every byte of the note is accounted for. */
    public static String openExactly(byte[] note, NoteVerifier known) {
        return openExactly(note, List.of(known));
    }

    /** The text, if nobody signed it but known keys, none of them twice: then every byte of the note is accounted for. */
    public static String openExactly(byte[] note, Collection<NoteVerifier> known) {
        String text = open(note, known);
        Note parsed = parse(note);
        long signers =
                known.stream().distinct().filter(key -> parsed.names(key)).count();
        if (parsed.signatures.size() != signers) {
            throw new UnacceptableNote("The note carries more than the one signature of "
                    + known.stream().map(NoteVerifier::name).distinct().collect(joining(" or ")));
        }
        return text;
    }

    /** Whether one of its lines claims to be by this key; whether it signed is another question. */
    boolean names(NoteVerifier key) {
        return !linesOf(key).isEmpty();
    }

    private List<NoteSignature> linesOf(NoteVerifier key) {
        return signatures.stream().filter(key::isNamedBy).toList();
    }

    /** What the note says and by whom it says to be signed, nothing of it verified yet. */
    static Note unverified(byte[] note) {
        return parse(note);
    }

    String text() {
        return text;
    }

    List<NoteSignature> signatures() {
        return signatures;
    }

    private static Note parse(byte[] note) {
        String all = StrictUtf8.decode(note, "The note");
        int blankLine = all.lastIndexOf("\n\n");
        if (blankLine < 0 || blankLine + 2 == all.length() || !all.endsWith("\n")) {
            throw new UnacceptableNote("The note has no signatures after its last empty line");
        }
        String text = all.substring(0, blankLine + 1);
        checkText(text);
        String[] lines = all.substring(blankLine + 2, all.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new UnacceptableNote("A note has at most 100 signatures, not " + lines.length);
        }
        return new Note(text, Stream.of(lines).map(NoteSignature::parse).toList());
    }

    private static void checkText(String text) {
        if (!text.endsWith("\n")) {
            throw new UnacceptableNote("The text of a note ends in a newline");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new UnacceptableNote("The text of a note holds a control character");
        }
    }
}
