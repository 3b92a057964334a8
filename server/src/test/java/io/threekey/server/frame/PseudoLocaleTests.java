package io.threekey.server.frame;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Permission;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.io.DefaultResourceLoader;

/** In a language where every text is in brackets, what stands outside of brackets came from no bundle. */
class PseudoLocaleTests {

    private static final Pattern BRACKETED = Pattern.compile("⟦[^⟦⟧]*⟧");
    private static final Set<String> NAMES = Set.of("Ngozi Okafor", "Tomás Herrera", "Jonas Weber", "Amara Diallo");

    @ParameterizedTest
    @ValueSource(strings = {"gallery/components", "gallery/card"})
    void leavesNothingUntranslated(String template) throws Exception {
        var page = new StringOutput();
        Object view = template.endsWith("card") ? Boolean.FALSE : FramedServer.SEVEN_IN_THE_MORNING;
        GalleryTemplates.engine().render(template + ".jte", Map.of("chrome", chrome(), "view", view), page);
        assertThat(page.toString()).contains("⟦");
        assertThat(visibleWords(page.toString())).isEmpty();
    }

    private static List<String> visibleWords(String html) {
        var text = html.replaceAll("(?s)<code>.*?</code>|<[^>]*>", "\n");
        for (var before = ""; !before.equals(text); ) {
            before = text;
            text = BRACKETED.matcher(text).replaceAll("");
        }
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches(".*\\p{L}.*") && !NAMES.contains(line))
                .toList();
    }

    private static Chrome chrome() throws Exception {
        return new Chrome(
                new Texts(new Bracketed(new FrameWiring().messageSource()), Locale.ENGLISH, ZoneId.of("Europe/London")),
                new Assets(new DefaultResourceLoader(), List.of("classpath:/static/"), ""),
                Origin.ID,
                "/gallery",
                Optional.of(new Caller.SignedIn("p", "Ngozi Okafor", "s", Set.of(Permission.SEAT_HOLDER))),
                List.of(new NavigationEntry(1, "/gallery", "gallery.nav.keys", "key", Permission.SEAT_HOLDER)),
                List.of(new StandingAlert("gallery.shown", List.of("Ward 7"), FramedServer.SEVEN_IN_THE_MORNING)),
                List.of(Words.of("frame.alert.staff"), Words.of("frame.alert.staff.next")),
                List.of(),
                Optional.of(new Bell.Ring("/notices", 2)),
                "/");
    }

    private record Bracketed(MessageSource written) implements MessageSource {

        @Override
        public String getMessage(
                String key, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
            return "⟦" + written.getMessage(key, arguments, otherwise, locale) + "⟧";
        }

        @Override
        public String getMessage(String key, Object @Nullable [] arguments, @Nullable Locale locale) {
            return "⟦" + written.getMessage(key, arguments, locale) + "⟧";
        }

        @Override
        public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
            return "⟦" + written.getMessage(resolvable, locale) + "⟧";
        }
    }
}
