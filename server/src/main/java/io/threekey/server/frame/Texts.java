package io.threekey.server.frame;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of the pages in one language. A missing text is a defect and fails loudly. */
public record Texts(MessageSource source, Locale locale) {

    public String t(String key, Object... arguments) {
        return source.getMessage(key, arguments, locale);
    }

    public boolean has(String key) {
        return source.getMessage(key, null, "", locale) instanceof String text && !text.isEmpty();
    }
}
