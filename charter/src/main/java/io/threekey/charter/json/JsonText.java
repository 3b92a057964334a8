package io.threekey.charter.json;

/** Text of whole Unicode characters: a lone surrogate has no UTF-8 form and would silently change when written. */
public record JsonText(String value) implements Json {

    public JsonText {
        requireUnicode(value);
    }

    static void requireUnicode(String value) {
        for (int at = 0; at < value.length(); at++) {
            if (Character.isSurrogate(value.charAt(at))) {
                if (!Character.isSupplementaryCodePoint(value.codePointAt(at))) {
                    throw new IllegalArgumentException("text holds half of a surrogate pair");
                }
                at++;
            }
        }
    }
}
