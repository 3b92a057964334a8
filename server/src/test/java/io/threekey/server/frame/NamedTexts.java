package io.threekey.server.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of texts that Java sources and templates name literally, wholly or by how they begin. */
final class NamedTexts {

    private static final String LITERAL = "\"([a-zA-Z0-9.-]+)\"\\s*(\\+)?";

    /** How a key is named, and what it becomes. */
    private static final Map<Pattern, String> WAYS = Map.of(
            Pattern.compile("new Notice\\(\\s*" + LITERAL), "notice.%s.subject",
            Pattern.compile("\\bt\\(\\s*" + LITERAL), "%s",
            Pattern.compile("\\bWords\\.of\\(\\s*" + LITERAL), "%s",
            Pattern.compile("new Words\\(\\s*" + LITERAL), "%s",
            Pattern.compile("new NavigationEntry\\(\\s*\\d+,\\s*\"[^\"]*\",\\s*" + LITERAL), "%s",
            Pattern.compile("new EntryType\\(\\s*\"[^\"]*\",\\s*" + LITERAL), "%s",
            Pattern.compile("new PageScript\\(\\s*\"[^\"]*\",\\s*" + LITERAL), "%s",
            Pattern.compile("\\bRefusal\\.of\\(\\s*" + LITERAL), "refusal.%s.says",
            Pattern.compile("\\balerts\\.raise\\(\\s*" + LITERAL), "alert.%s.title");

    private NamedTexts() {}

    record Named(Path file, String key, boolean whole) {}

    static List<Named> everywhere() {
        return Stream.concat(files("src/main/jte", ".jte"), files("src/main/java", ".java"))
                .flatMap(NamedTexts::in)
                .toList();
    }

    private static Stream<Named> in(Path file) {
        var source = read(file);
        return WAYS.entrySet().stream()
                .flatMap(way -> way.getKey()
                        .matcher(source)
                        .results()
                        .map(found ->
                                new Named(file, way.getValue().formatted(found.group(1)), found.group(2) == null)));
    }

    static Stream<Path> files(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
