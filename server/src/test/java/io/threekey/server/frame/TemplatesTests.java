package io.threekey.server.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TemplatesTests {

    private static final Pattern LITERAL_WORDS = Pattern.compile(
            "\\b(title|lead|says|text|label|hint|error|button|what|before|after|seat|state|name|value)\\s=\\s\"[^\"$]*[A-Z ][^\"$]*\"");
    private static final Pattern ICON = Pattern.compile("\\bicon(?:\\(name)?\\s*=\\s*\"([a-z0-9-]+)\"");
    private static final Pattern INLINE =
            Pattern.compile("\\sstyle=|\\son[a-z]+=\"|<style|<script(?![^>]*\\bsrc=)|javascript:");
    private static final Pattern PASSWORD = Pattern.compile("type=\\s*[\"']?password|current-password|new-password");
    private static final Pattern UNVERSIONED = Pattern.compile("<(?:script|link|img)[^>]*\\b(?:src|href)=\"/");

    private final List<Path> templates =
            NamedTexts.files("src/main/jte", ".jte").toList();

    @Test
    void containNoWordsOfTheirOwn() {
        assertThat(templates).hasSizeGreaterThan(20).allSatisfy(template -> {
            assertThat(TemplateReader.literalWordsIn(NamedTexts.read(template)))
                    .as("%s", template)
                    .isEmpty();
            assertThat(found(LITERAL_WORDS, template)).as("%s", template).isEmpty();
        });
    }

    @Test
    void containNoInlineScriptOrStyle() {
        assertThat(templates)
                .allSatisfy(template ->
                        assertThat(found(INLINE, template)).as("%s", template).isEmpty());
    }

    @Test
    void askNobodyForAPassword() {
        assertThat(templates)
                .allSatisfy(template ->
                        assertThat(found(PASSWORD, template)).as("%s", template).isEmpty());
    }

    /** Browsers keep assets for a year, so their addresses come from {@link Assets}. */
    @Test
    void nameNoFileWithoutItsDigest() {
        assertThat(templates)
                .allSatisfy(template -> assertThat(found(UNVERSIONED, template))
                        .as("%s", template)
                        .isEmpty());
    }

    @Test
    void nameIconsThatExist() {
        assertThat(templates.stream()
                        .flatMap(template ->
                                ICON.matcher(NamedTexts.read(template)).results()))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        icon -> assertThatCode(() -> Icon.svg(icon.group(1))).doesNotThrowAnyException());
        assertThat(Stream.of(Tone.values()))
                .allSatisfy(tone -> assertThat(Icon.svg(tone.icon())).startsWith("<svg"));
    }

    private static List<String> found(Pattern pattern, Path template) {
        return pattern.matcher(NamedTexts.read(template))
                .results()
                .map(match -> match.group().strip())
                .toList();
    }

    @Nested
    class Reading {

        @Test
        void findsWordsInMarkupAndInContentBlocks() {
            assertThat(TemplateReader.literalWordsIn("<p>Hello ${name}</p>")).containsExactly("Hello");
            assertThat(TemplateReader.literalWordsIn("@template.frame.card(content = @`<p>In here</p>`)"))
                    .containsExactly("In here");
            assertThat(TemplateReader.literalWordsIn("@if(a.b(\")\"))Yes@else${c}@endif"))
                    .containsExactly("Yes");
        }

        @Test
        void findsWordsInAttributesThatAreRead() {
            assertThat(TemplateReader.literalWordsIn("<img alt=\"A key\" class=\"tk-key\">"))
                    .containsExactly("A key");
        }

        @Test
        void leavesCodeAlone() {
            assertThat(
                            TemplateReader.literalWordsIn(
                                    "@import a.B\n@param B b\n<%-- why --%><p class=\"x\">${b.t(\"some.key\", \"}\")}</p>@for(var c : b.cs())${c}@endfor"))
                    .isEmpty();
        }
    }
}
