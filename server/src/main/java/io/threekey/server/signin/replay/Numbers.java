package io.threekey.server.signin.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * Many sign-ins in little room: eight bytes each, for who, in what situation, and in which quarter of an hour. Shifts and
 * hours begin with a quarter of an hour in every time zone, so that nothing that is counted by them turns out otherwise.
 */
final class Numbers {

    private static final long QUARTER = 15 * 60 * 1000L;
    private static final int SITUATION_BITS = 20;
    private static final int QUARTER_BITS = 20;
    private static final int PERSON_BITS = Long.SIZE - SITUATION_BITS - QUARTER_BITS - 1;
    private static final int PART = 1 << 16;

    private final long first;
    private final List<long[]> parts = new ArrayList<>();
    private int inLast = PART;

    /** @param from when the first of them may be, in milliseconds */
    Numbers(long from) {
        this.first = Math.floorDiv(from, QUARTER);
    }

    interface Reader {

        /** @param at the beginning of the quarter, in milliseconds */
        void read(int person, int situation, long at);
    }

    void add(int person, int situation, long at) {
        var quarter = Math.floorDiv(at, QUARTER) - first;
        if (person >>> PERSON_BITS != 0 || situation >>> SITUATION_BITS != 0 || quarter >>> QUARTER_BITS != 0) {
            throw new IllegalArgumentException("more than there is room for: " + person + ", " + situation);
        }
        if (inLast == PART) {
            parts.add(new long[PART]);
            inLast = 0;
        }
        parts.getLast()[inLast++] = ((long) person << SITUATION_BITS | situation) << QUARTER_BITS | quarter;
    }

    void forEach(Reader reader) {
        for (var part : parts) {
            var size = part == parts.getLast() ? inLast : PART;
            for (var each = 0; each < size; each++) {
                var number = part[each];
                reader.read(
                        (int) (number >>> SITUATION_BITS + QUARTER_BITS),
                        (int) (number >>> QUARTER_BITS) & (1 << SITUATION_BITS) - 1,
                        (first + (number & (1 << QUARTER_BITS) - 1)) * QUARTER);
            }
        }
    }
}
