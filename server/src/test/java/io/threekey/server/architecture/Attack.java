package io.threekey.server.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of docs/threats/sign-in-attacks.md.
 *
 * @param source the clause that names it
 * @param answer what it gets
 */
record Attack(String what, String source, String answer, List<String> tests) {

    static final Path DOCUMENT = Repository.ROOT.resolve("docs/threats/sign-in-attacks.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+?) \\| ([^|]*?) \\| ([^|]*?) \\| ([^|]*?) \\|$");

    static List<Attack> all() {
        return ROW.matcher(Repository.text(DOCUMENT))
                .results()
                .map(row -> new Attack(row.group(1), row.group(2), row.group(3), NamedTests.in(row.group(4))))
                .filter(row -> !row.what().equals("attack"))
                .toList();
    }
}
