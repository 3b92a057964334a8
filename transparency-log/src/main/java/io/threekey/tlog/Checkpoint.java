package io.threekey.tlog;

import java.util.List;

/**
 * What a log says of itself at one moment (C2SP tlog-checkpoint): who it is, how many leaves it has, what they hash to.
 * Extension lines are kept and signed but mean nothing here.
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {

    public Checkpoint {
        checkLine("origin", origin);
        extensions = List.copyOf(extensions);
        extensions.forEach(line -> checkLine("extension line", line));
    }

    public static Checkpoint of(String origin, TreeHead head) {
        return new Checkpoint(origin, head, List.of());
    }

    public long size() {
        return head.size();
    }

    public Hash root() {
        return head.root();
    }

    public String text() {
        StringBuilder text = new StringBuilder()
                .append(origin)
                .append('\n')
                .append(head.size())
                .append('\n')
                .append(head.root().base64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Refuses any spelling but the one that {@link #text()} writes. */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() < 4 || !lines.getLast().isEmpty()) {
            throw new UnacceptableNote("A checkpoint has at least three lines: origin, size, root");
        }
        Hash root = root(lines.get(2));
        return new Checkpoint(lines.get(0), head(size(lines.get(1)), root), lines.subList(3, lines.size() - 1));
    }

    private static long size(String line) {
        if (!line.matches("0|[1-9][0-9]{0,17}")) {
            throw new UnacceptableNote("Not the size of a tree: " + line);
        }
        return Long.parseLong(line);
    }

    private static Hash root(String line) {
        byte[] bytes = StrictBase64.decode(line, "The root");
        if (bytes.length != Hash.LENGTH) {
            throw new UnacceptableNote("The root of a tree has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes);
    }

    private static TreeHead head(long size, Hash root) {
        if (size == 0 && !root.equals(MerkleHash.empty())) {
            throw new UnacceptableNote("A tree without leaves has another root than " + root);
        }
        return new TreeHead(size, root);
    }

    private static void checkLine(String what, String line) {
        if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
            throw new UnacceptableNote("Not an " + what + " of a checkpoint: '" + line + "'");
        }
    }
}
