package io.threekey.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern COMMAND = Pattern.compile("\\./threekey ([a-z]+)");

    @Nested
    class ALinkInTheDocuments {

        @Test
        void leadsSomewhere() {
            assertThat(Repository.documents().stream().flatMap(DocumentsTest::brokenLinks))
                    .isEmpty();
        }
    }

    @Nested
    class ACommandInTheDocuments {

        @Test
        void isOneTheLauncherKnows() throws IOException, InterruptedException {
            var known = commandsOfTheLauncher();
            assertThat(Repository.documents())
                    .allSatisfy(document -> assertThat(matches(COMMAND, Repository.text(document)))
                            .as("commands in %s", Repository.ROOT.relativize(document))
                            .isSubsetOf(known));
        }
    }

    private static Stream<String> brokenLinks(Path document) {
        return matches(LINK, Repository.text(document)).stream()
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .filter(link -> !leadsSomewhere(document, link))
                .map(link -> Repository.ROOT.relativize(document) + " -> " + link);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target) || parts.length == 1) {
            return Files.exists(target);
        }
        return matches(HEADING, Repository.text(target)).stream()
                .map(DocumentsTest::anchorOf)
                .anyMatch(parts[1]::equals);
    }

    /** As Git hosts make it: lower case, punctuation dropped, spaces as hyphens. */
    private static String anchorOf(String heading) {
        return heading.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<String> commandsOfTheLauncher() throws IOException, InterruptedException {
        var help = new ProcessBuilder(Repository.ROOT.resolve("threekey").toString(), "help")
                .redirectErrorStream(true)
                .start();
        var said = new String(help.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(help.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(help.exitValue()).as(said).isZero();
        return matches(Pattern.compile("(?m)^  ([a-z]+) "), said);
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
