package io.threekey.charter;

import java.util.regex.Pattern;

/** The two shapes of names in signed documents: plain ASCII, so that two names never look alike. */
final class Names {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern WORD = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    private Names() {}

    static void identifier(String value, String what) {
        require(IDENTIFIER, value, what);
    }

    static void word(String value, String what) {
        require(WORD, value, what);
    }

    static void notBlank(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
    }

    private static void require(Pattern shape, String value, String what) {
        if (!shape.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not the name of a " + what);
        }
    }
}
