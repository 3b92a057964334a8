package io.threekey.charter.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants as text: ISO-8601 in UTC, to the second or the millisecond, one spelling each. */
final class InstantText {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int NANOS_A_MILLISECOND = 1_000_000;

    /** Of the first digit, by how many digits there are. */
    private static final int[] UNITS = {0, 1, 10, 100, 1000};

    private InstantText() {}

    static String of(Instant instant) {
        if (instant.getNano() % NANOS_A_MILLISECOND != 0 || instant.isBefore(FIRST) || !instant.isBefore(BEYOND)) {
            throw new IllegalArgumentException(
                    "instant " + instant + " is finer than a millisecond or beyond year 9999");
        }
        return written(LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC));
    }

    /** As {@link Instant#toString} does, without its search for the form: every row that is sealed has a few of these. */
    private static String written(LocalDateTime at) {
        var out = new StringBuilder(24);
        digits(out, at.getYear(), 4);
        digits(out.append('-'), at.getMonthValue(), 2);
        digits(out.append('-'), at.getDayOfMonth(), 2);
        digits(out.append('T'), at.getHour(), 2);
        digits(out.append(':'), at.getMinute(), 2);
        digits(out.append(':'), at.getSecond(), 2);
        if (at.getNano() != 0) {
            digits(out.append('.'), at.getNano() / NANOS_A_MILLISECOND, 3);
        }
        return out.append('Z').toString();
    }

    private static void digits(StringBuilder out, int number, int width) {
        for (var unit = UNITS[width]; unit > 0; unit /= 10) {
            out.append((char) ('0' + number / unit % 10));
        }
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
