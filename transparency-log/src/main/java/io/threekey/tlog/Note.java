package io.threekey.tlog;

import java.nio.charset.StandardCharsets;
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
        checkText(text);
        String line = signer.sign(text.getBytes(StandardCharsets.UTF_8)).line();
        return (text + "\n" + line).getBytes(StandardCharsets.UTF_8);
    }

    /** The text, if the known key signed it. Lines of keys that are not known, such as witnesses', are ignored. */
    public static String open(byte[] note, NoteVerifier known) {
        Note parsed = parse(note);
        List<NoteSignature> own =
                parsed.signatures.stream().filter(known::isNamedBy).toList();
        if (own.isEmpty()) {
            throw new UnacceptableNote("The note is not signed by " + known.vkey());
        }
        byte[] signed = parsed.text.getBytes(StandardCharsets.UTF_8);
        if (!own.stream().allMatch(line -> known.signed(signed, line.signature()))) {
            throw new UnacceptableNote("A signature under the name of " + known.vkey() + " is not its signature");
        }
        return parsed.text;
    }

    /** The text, if the known key and no other signed it, once: then every byte of the note is accounted for. */
    public static String openExactly(byte[] note, NoteVerifier known) {
        String text = open(note, known);
        if (parse(note).signatures.size() != 1) {
            throw new UnacceptableNote("The note carries more than the one signature of " + known.name());
        }
        return text;
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
