package io.threekey.charter.json;

/** An integer that every JSON reader represents exactly: at most 2^53-1 in magnitude (RFC 7493, 2.2). */
public record JsonInteger(long value) implements Json {
    static final long LARGEST = (1L << 53) - 1;

    public JsonInteger {
        if (value > LARGEST || value < -LARGEST) {
            throw new IllegalArgumentException("integer " + value + " is beyond 2^53-1");
        }
    }
}
