package io.threekey.server.signin;

import java.time.Instant;
import java.util.Arrays;

/** Many sign-ins in little room: sixteen bytes each, for who, in what situation, and when. */
final class Numbers {

    private static final int FIRST = 1024;

    private int[] people = new int[FIRST];
    private int[] situations = new int[FIRST];
    private long[] times = new long[FIRST];
    private int size;

    interface Reader {

        void read(int person, int situation, Instant at);
    }

    void add(int person, int situation, Instant at) {
        if (size == people.length) {
            people = Arrays.copyOf(people, 2 * size);
            situations = Arrays.copyOf(situations, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        people[size] = person;
        situations[size] = situation;
        times[size] = at.toEpochMilli();
        size++;
    }

    void forEach(Reader reader) {
        for (var each = 0; each < size; each++) {
            reader.read(people[each], situations[each], Instant.ofEpochMilli(times[each]));
        }
    }
}
