package io.threekey.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A file of lines, each ended; there is one way to write them. */
final class Lines {

    private Lines() {}

    /** Empty, with a finding, where it is not one. */
    static List<String> of(String file, byte[] bytes, Findings findings) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            findings.add(FailureKind.PAYLOAD, file, "It is not UTF-8.");
            return List.of();
        }
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (!lines.getLast().isEmpty()) {
            findings.add(FailureKind.PAYLOAD, file, "Its last line is not ended.");
            return List.of();
        }
        return lines.subList(0, lines.size() - 1);
    }
}
