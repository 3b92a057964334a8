package io.threekey.server.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Tabler's outline icons as inline SVG: a page carries the few it shows instead of a font of five thousand. */
public final class Icon {

    private static final Pattern OPENING = Pattern.compile("<svg[^>]*>");
    private static final String OURS = "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\" width=\"24\" "
            + "height=\"24\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.75\" "
            + "stroke-linecap=\"round\" stroke-linejoin=\"round\">";
    private static final WebJar ICONS = WebJar.named("tabler__icons");
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Icon() {}

    /**
     * @param name as on tabler.io/icons, such as {@code shield-check}
     * @return markup that assistive technology skips; the words beside it carry the meaning
     */
    public static String svg(String name) {
        return KNOWN.computeIfAbsent(name, Icon::read);
    }

    private static String read(String name) {
        try {
            var file = ICONS.file("icons/outline/" + name + ".svg").getContentAsString(StandardCharsets.UTF_8);
            return OPENING.matcher(file.strip()).replaceFirst(OURS).replaceAll("\\s*\\n\\s*", "");
        } catch (IOException absent) {
            throw new UncheckedIOException("no such icon: " + name, absent);
        }
    }
}
