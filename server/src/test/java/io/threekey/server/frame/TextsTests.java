package io.threekey.server.frame;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TextsTests {

    private static final Set<String> SHARED = Set.of("alert", "gap", "notice", "refusal");

    private final List<Bundles.Text> texts = Bundles.texts();

    @Test
    void standInOneBundleOnlyAndUnderItsName() {
        assertThat(texts)
                .allSatisfy(text -> assertThat(
                                text.key().substring(0, text.key().indexOf('.')))
                        .as("%s in %s", text.key(), text.bundle())
                        .matches(area -> area.equals(text.bundle()) || SHARED.contains(area)));
        assertThat(texts).extracting(Bundles.Text::key).doesNotHaveDuplicates();
    }

    /** To MessageFormat a lone apostrophe opens a quotation and disappears, with all places after it. */
    @Test
    void doubleTheirApostrophes() {
        assertThat(texts).allSatisfy(text -> {
            assertThat(text.words().replace("''", "")).as(text.key()).doesNotContain("'");
            assertThat(new MessageFormat(text.words(), Locale.ENGLISH)).isNotNull();
        });
    }

    @Test
    void sayNothingIsNothing() {
        assertThat(texts)
                .allSatisfy(text -> assertThat(text.words()).as(text.key()).isNotBlank());
    }

    @Test
    void existWhereverSourcesAndTemplatesNameThem() {
        var keys = Bundles.keys();
        assertThat(NamedTexts.everywhere())
                .hasSizeGreaterThan(20)
                .allSatisfy(named -> assertThat(keys)
                        .as("%s names %s", named.file(), named.key())
                        .anyMatch(key -> named.whole() ? key.equals(named.key()) : key.startsWith(named.key())));
    }

    @Nested
    class OfRefusals {

        private final Map<String, List<String>> parts = partsOf("refusal.");

        @Test
        void areACodeWhatIsSoAndWhatToDo() {
            assertThat(parts)
                    .isNotEmpty()
                    .allSatisfy((refusal, found) ->
                            assertThat(found).as(refusal).containsExactlyInAnyOrder("code", "says", "next"));
        }

        @Test
        void haveCodesThatCanBeSpokenAndMeanOneThing() {
            assertThat(texts)
                    .filteredOn(text ->
                            text.key().startsWith("refusal.") && text.key().endsWith(".code"))
                    .extracting(Bundles.Text::words)
                    .doesNotHaveDuplicates()
                    .allMatch(code -> code.matches("[A-Z]{3,10}-[0-9]{2}"));
        }
    }

    @Nested
    class OfAlerts {

        @Test
        void areATitleAndWhatToDo() {
            assertThat(partsOf("alert."))
                    .allSatisfy(
                            (alert, found) -> assertThat(found).as(alert).containsExactlyInAnyOrder("title", "next"));
        }
    }

    @Nested
    class OfNotices {

        @Test
        void areASubjectAndAText() {
            assertThat(partsOf("notice."))
                    .allSatisfy((notice, found) ->
                            assertThat(found).as(notice).containsExactlyInAnyOrder("subject", "text"));
        }
    }

    private Map<String, List<String>> partsOf(String area) {
        return texts.stream()
                .map(Bundles.Text::key)
                .filter(key -> key.startsWith(area))
                .collect(groupingBy(
                        key -> key.substring(0, key.lastIndexOf('.')),
                        TreeMap::new,
                        mapping(key -> key.substring(key.lastIndexOf('.') + 1), toList())));
    }
}
