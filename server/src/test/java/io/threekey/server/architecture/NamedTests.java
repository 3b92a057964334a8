package io.threekey.server.architecture;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tests as documents name them: a class, and after dots what it holds. */
final class NamedTests {

    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    private NamedTests() {}

    /** @param cell of a table, with each test in quotes of code */
    static List<String> in(String cell) {
        return NAMED.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** Those that are nowhere among the sources of tests. */
    static List<String> missing(Collection<String> named) {
        var tests =
                Repository.files(file -> file.toString().endsWith(".java")
                                && file.toString().contains("/src/test/"))
                        .stream()
                        .collect(toMap(NamedTests::nameOf, Repository::text, String::concat));
        return named.stream().filter(test -> !isThere(test, tests)).toList();
    }

    private static boolean isThere(String test, Map<String, String> tests) {
        var parts = List.of(test.split("\\."));
        var source = tests.getOrDefault(parts.getFirst(), "");
        return !source.isEmpty()
                && parts.stream()
                        .skip(1)
                        .allMatch(part ->
                                source.contains("class " + part + " ") || source.contains("void " + part + "("));
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
