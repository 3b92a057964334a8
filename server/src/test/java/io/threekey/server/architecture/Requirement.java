package io.threekey.server.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row of docs/threats/asvs.md.
 *
 * @param number as the standard counts
 * @param where what it says of our code
 * @param shownBy the tests that it names
 */
record Requirement(String number, String verdict, String where, String shownBy) {

    static final Path DOCUMENT = Repository.ROOT.resolve("docs/threats/asvs.md");

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| (V\\d+\\.\\d+\\.\\d+) \\| [123] \\| [^|]+ \\| ([a-z, ]+) \\| ([^|]*) \\| ([^|]*?) ?\\|$");
    private static final Pattern CLASS = Pattern.compile("`([a-z]+(?:/[a-z]+)*/[A-Z][A-Za-z]*)`");

    static List<Requirement> all() {
        return ROW.matcher(Repository.text(DOCUMENT))
                .results()
                .map(row -> new Requirement(row.group(1), row.group(2), row.group(3), row.group(4)))
                .toList();
    }

    String chapter() {
        return number.substring(0, number.indexOf('.'));
    }

    /** A class of tests, and after dots what it holds. */
    List<String> tests() {
        return NamedTests.in(shownBy);
    }

    /** A folder below the server's own, and a class in it. */
    List<String> classes() {
        return CLASS.matcher(where)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
