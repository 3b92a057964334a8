package io.threekey.server.frame;

import java.util.List;

/**
 * A sentence before it has a language: a key of the text bundles and what fills its places.
 *
 * @param arguments names and numbers as they are; an {@link java.time.Instant} becomes a time on the hospital's clocks, a
 *     {@link java.time.LocalDateTime} a day and time as it is, other {@code Words} become their sentence, a list becomes
 *     "a, b and c"
 */
public record Words(String key, List<?> arguments) {

    public Words {
        arguments = List.copyOf(arguments);
    }

    private static final int HOUR = 60;

    /** A length of time as people say it: whole hours as hours. */
    public static Words minutes(int length) {
        return length % HOUR == 0 ? of("frame.hours", length / HOUR) : of("frame.minutes", length);
    }

    public static Words of(String key, Object... arguments) {
        return new Words(key, List.of(arguments));
    }
}
