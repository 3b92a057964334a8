package io.threekey.charter.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Instants as text: ISO-8601 in UTC, to the second or the millisecond, one spelling each. */
final class InstantText {
    private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");

    private InstantText() {}

    static String of(Instant instant) {
        var text = instant.toString();
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("instant " + text + " is finer than a millisecond or beyond year 9999");
        }
        return text;
    }

    static Instant parse(String text) {
        try {
            var instant = Instant.parse(text);
            if (of(instant).equals(text)) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            throw new IllegalArgumentException("'" + text + "' is not an instant in UTC", notAnInstant);
        }
        throw new IllegalArgumentException("'" + text + "' is not the one spelling of that instant");
    }
}
