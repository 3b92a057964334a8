package io.threekey.server.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    @Nested
    class TheIndexOfDecisions {

        private static final Path FOLDER = Repository.ROOT.resolve("docs/decisions");

        @Test
        void hasEachOneOnceByItsNumberAndTitle() throws IOException {
            try (var records = Files.list(FOLDER)) {
                assertThat(rows())
                        .containsExactlyElementsOf(records.filter(
                                        file -> file.getFileName().toString().matches("\\d{4}-.*\\.md"))
                                .sorted()
                                .map(TheIndexOfDecisions::row)
                                .toList());
            }
        }

        /** A note about a later record may follow the title, as a sentence of its own. */
        private static List<String> rows() {
            return matches(
                    Pattern.compile("(?m)^(\\| \\[\\d+]\\(\\S+\\) \\| .*?)(?:\\. .*)? \\|$"),
                    Repository.text(FOLDER.resolve("README.md")));
        }

        private static String row(Path file) {
            var heading = Repository.text(file).lines().findFirst().orElseThrow();
            var number = String.valueOf(
                    Integer.parseInt(file.getFileName().toString().substring(0, 4)));
            assertThat(heading).startsWith("# " + number + ". ");
            return "| [%s](%s) | %s"
                    .formatted(number, file.getFileName(), heading.substring(("# " + number + ". ").length()));
        }
    }

    /** Whoever renames a test or a class named there, or gives another verdict, has the document say so. */
    @Nested
    class TheStandardInTheThreats {

        private static final Map<String, Integer> REQUIREMENTS = Map.of("V6", 47, "V7", 19, "V10", 36);
        private static final List<String> VERDICTS = List.of("met", "met, untested", "not met", "not applicable");

        private final List<Requirement> requirements = Requirement.all();

        @Test
        void isAnsweredInEachPointOnce() {
            assertThat(requirements).extracting(Requirement::number).doesNotHaveDuplicates();
            assertThat(requirements.stream().collect(groupingBy(Requirement::chapter, summingInt(requirement -> 1))))
                    .isEqualTo(REQUIREMENTS);
            assertThat(requirements).extracting(Requirement::verdict).isSubsetOf(VERDICTS);
        }

        @Test
        void namesTestsThatAreThere() {
            assertThat(NamedTests.missing(requirements.stream()
                            .flatMap(requirement -> requirement.tests().stream())
                            .toList()))
                    .isEmpty();
        }

        @Test
        void namesClassesThatAreThere() {
            var server = Repository.ROOT.resolve("server/src/main/java/io/threekey/server");
            assertThat(requirements.stream()
                            .flatMap(requirement -> requirement.classes().stream())
                            .filter(named -> !Files.exists(server.resolve(named + ".java"))))
                    .isEmpty();
        }

        @Test
        void isMetOnlyWhereATestIsNamed() {
            assertThat(requirements.stream()
                            .filter(requirement -> requirement.verdict().equals("met"))
                            .filter(requirement -> requirement.tests().isEmpty()))
                    .isEmpty();
        }

        @Test
        void isSummedUpAsItIsAnswered() {
            for (var chapter : REQUIREMENTS.keySet()) {
                var counts = VERDICTS.stream()
                        .map(verdict -> String.valueOf(requirements.stream()
                                .filter(one -> one.chapter().equals(chapter)
                                        && one.verdict().equals(verdict))
                                .count()))
                        .collect(joining(" | "));
                assertThat(Repository.text(Requirement.DOCUMENT))
                        .contains("\n| %s | %s | %s |\n".formatted(chapter, counts, REQUIREMENTS.get(chapter)));
            }
        }

        @Test
        void saysOfAllThatIsNotMetWhatWouldMeetIt() {
            var wanting = matches(
                    Pattern.compile("(?s)\n## What is not met(.*?)\nBeyond the level"),
                    Repository.text(Requirement.DOCUMENT));
            assertThat(matches(Pattern.compile("(V\\d+\\.\\d+\\.\\d+)"), wanting.getFirst()))
                    .containsExactlyInAnyOrderElementsOf(requirements.stream()
                            .filter(requirement -> requirement.verdict().equals("not met"))
                            .map(Requirement::number)
                            .toList());
        }
    }

    @Nested
    class TheAttacksInTheThreats {

        private final List<Attack> attacks = Attack.all();

        @Test
        void eachHaveTestsThatAreThere() {
            assertThat(attacks).hasSizeGreaterThan(60);
            assertThat(attacks)
                    .allSatisfy(attack ->
                            assertThat(attack.tests()).as(attack.what()).isNotEmpty());
            assertThat(NamedTests.missing(attacks.stream()
                            .flatMap(attack -> attack.tests().stream())
                            .toList()))
                    .isEmpty();
        }

        @Test
        void eachStandThereOnceWithTheirSourceAndWhatTheyGet() {
            assertThat(attacks).extracting(Attack::what).doesNotHaveDuplicates();
            assertThat(attacks).allSatisfy(attack -> {
                assertThat(attack.source()).as(attack.what()).isNotEmpty();
                assertThat(attack.answer()).as(attack.what()).isNotEmpty();
            });
        }

        /** A code that no page says any more is no answer. */
        @Test
        void areAnsweredByCodesThatThereAre() {
            var bundles = Repository.files(file -> file.toString().contains("/src/main/resources/text/")).stream()
                    .map(Repository::text)
                    .collect(joining());
            assertThat(attacks.stream()
                            .flatMap(attack ->
                                    matches(Pattern.compile("\\b([A-Z]{3,}-[0-9]{2})\\b"), attack.answer()).stream())
                            .filter(code -> !bundles.contains(".code=" + code)))
                    .isEmpty();
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
