package io.threekey.server.people;

import java.util.regex.Pattern;

/** The two shapes of names in a hospital's directory: what people read, and what is written in documents. */
final class Names {

    private static final int LONGEST = 200;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private Names() {}

    static void requireId(String value, String what) {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not the id of a " + what);
        }
    }

    static void require(String name) {
        if (name.isBlank() || name.length() > LONGEST || !name.equals(name.strip())) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name: 1 to " + LONGEST + " characters, no space around");
        }
    }
}
