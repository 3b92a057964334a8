package io.threekey.charter.json;

import java.nio.charset.StandardCharsets;

/** Text of whole Unicode characters: a lone surrogate has no UTF-8 form and would silently change when written. */
public record JsonText(String value) implements Json {

    public JsonText {
        requireUnicode(value);
    }

    static void requireUnicode(String value) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("text holds half of a surrogate pair");
        }
    }
}
