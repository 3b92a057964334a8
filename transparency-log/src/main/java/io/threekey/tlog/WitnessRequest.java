package io.threekey.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log sends to a witness (C2SP tlog-witness, "add-checkpoint"): the size that the witness saw last, a proof that
 * the log has only grown since, and the signed checkpoint.
 *
 * @param note the checkpoint as signed, nothing of it verified yet
 */
public record WitnessRequest(long oldSize, List<Hash> proof, byte[] note) {

    /** As long as a request can be: 63 hashes, and a note with signatures of many witnesses. */
    public static final int LONGEST_BODY = 64 * 1024;

    private static final int MOST_HASHES = 63;
    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");
    private static final String EMPTY_LINE = "\n\n";

    public WitnessRequest {
        proof = List.copyOf(proof);
        note = note.clone();
        if (oldSize < 0 || proof.size() > MOST_HASHES) {
            throw new UnacceptableNote("A request names a size and at most " + MOST_HASHES + " hashes");
        }
    }

    /** Proves that the tree has only grown since the witness saw {@code oldSize} leaves of it. */
    public static WitnessRequest of(long oldSize, SignedCheckpoint checkpoint, TileStore tiles) {
        long size = checkpoint.checkpoint().size();
        return new WitnessRequest(
                oldSize, ConsistencyProof.prove(tiles, oldSize, size).path(), checkpoint.bytes());
    }

    /** @throws UnacceptableNote where the bytes are no such request */
    public static WitnessRequest parse(byte[] body) {
        String text = StrictUtf8.decode(body, "The request");
        int end = text.indexOf(EMPTY_LINE);
        if (end < 0) {
            throw new UnacceptableNote("There is no empty line before a checkpoint");
        }
        String[] lines = text.substring(0, end).split("\n", -1);
        var old = OLD.matcher(lines[0]);
        if (!old.matches()) {
            throw new UnacceptableNote("The first line does not say the old size");
        }
        List<Hash> proof = new ArrayList<>();
        for (int line = 1; line < lines.length; line++) {
            proof.add(hash(lines[line]));
        }
        return new WitnessRequest(
                Long.parseLong(old.group(1)),
                proof,
                text.substring(end + EMPTY_LINE.length()).getBytes(StandardCharsets.UTF_8));
    }

    private static Hash hash(String line) {
        byte[] bytes = StrictBase64.decode(line, "A hash of the proof");
        if (bytes.length != Hash.LENGTH) {
            throw new UnacceptableNote("A hash of the proof has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes);
    }

    public byte[] body() {
        StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        text.append('\n').append(new String(note, StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The origin that the checkpoint claims, to look for the log's keys by; it says nothing before one of them signed. */
    public String claimedOrigin() {
        return Checkpoint.parse(Note.unverified(note).text()).origin();
    }

    @Override
    public byte[] note() {
        return note.clone();
    }
}
