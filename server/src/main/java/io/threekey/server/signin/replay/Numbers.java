package io.threekey.server.signin.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * Many sign-ins in little room: twelve bytes each, for who, in what situation, and in which quarter of an hour. Shifts and
 * hours begin with a quarter of an hour in every time zone, so that nothing that is counted by them turns out otherwise.
 */
final class Numbers {

    private static final long QUARTER = 15 * 60 * 1000L;
    private static final int PART = 1 << 16;

    private final long first;
    private final List<Part> parts = new ArrayList<>();
    private int inLast = PART;

    /** @param from when the first of them may be, in milliseconds */
    Numbers(long from) {
        this.first = Math.floorDiv(from, QUARTER);
    }

    private record Part(long[] whoAndWhat, int[] quarters) {}

    interface Reader {

        /** @param at the beginning of the quarter, in milliseconds */
        void read(int person, int situation, long at);
    }

    void add(int person, int situation, long at) {
        if (inLast == PART) {
            parts.add(new Part(new long[PART], new int[PART]));
            inLast = 0;
        }
        parts.getLast().whoAndWhat()[inLast] = (long) person << Integer.SIZE | situation;
        parts.getLast().quarters()[inLast] = Math.toIntExact(Math.floorDiv(at, QUARTER) - first);
        inLast++;
    }

    void forEach(Reader reader) {
        for (var part : parts) {
            var size = part == parts.getLast() ? inLast : PART;
            for (var each = 0; each < size; each++) {
                var both = part.whoAndWhat()[each];
                reader.read((int) (both >>> Integer.SIZE), (int) both, (first + part.quarters()[each]) * QUARTER);
            }
        }
    }
}
