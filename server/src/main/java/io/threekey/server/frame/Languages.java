package io.threekey.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The languages that the texts exist in. A page is declared in the language it is written in (WCAG 3.1.1), which is not
 * always the one the browser prefers.
 */
@Component
class Languages {

    private static final Pattern TRANSLATION = Pattern.compile("frame_(.+)\\.properties");

    private final List<Locale> written;

    Languages() throws IOException {
        var translations = new PathMatchingResourcePatternResolver().getResources("classpath*:text/frame_*.properties");
        this.written = Stream.concat(
                        Stream.of(Locale.ENGLISH),
                        Stream.of(translations)
                                .map(file -> TRANSLATION.matcher(String.valueOf(file.getFilename())))
                                .flatMap(match -> match.matches() ? Stream.of(match.group(1)) : Stream.empty())
                                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-'))))
                .toList();
    }

    Locale of(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept-Language"))
                .flatMap(this::best)
                .orElse(Locale.ENGLISH);
    }

    private Optional<Locale> best(String preferences) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(preferences), written));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
