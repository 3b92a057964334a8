package io.threekey.server.governance.template;

import static java.util.Comparator.comparingInt;

import java.util.Collection;

/** What somebody probably meant to write. */
final class NearestWord {

    private static final int FARTHEST = 3;

    private NearestWord() {}

    /** Such as {@code  Did you mean "recovery"?}, or nothing where no word is near. */
    static String hint(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= Math.min(FARTHEST, word.length() / 2))
                .min(comparingInt(word -> distance(written, word)))
                .map(word -> " Did you mean \"" + word + "\"?")
                .orElse("");
    }

    /** How many letters must be changed, added or left out. */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                var replaced = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(before[column], current[column - 1]) + 1);
            }
            before = current;
        }
        return before[other.length()];
    }
}
