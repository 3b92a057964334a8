package io.threekey.server.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Which people, by number, would have been hindered in which hour. Numbers, so that no name can leave through it. */
public final class HinderedByHour {

    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final TreeMap<Long, BitSet> byHour = new TreeMap<>();

    HinderedByHour() {}

    /** Nobody was. */
    public static HinderedByHour nobody() {
        return new HinderedByHour();
    }

    void note(int person, Instant from, Instant until) {
        for (var hour = hour(from); hour <= hour(until); hour++) {
            byHour.computeIfAbsent(hour, none -> new BitSet()).set(person);
        }
    }

    /** A stretch of that length may begin in the last moment of an hour, and then touches one hour more. */
    int peak(Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("no stretch of time: " + window);
        }
        var hours = (window.toSeconds() + HOUR - 1) / HOUR + 1;
        return byHour.keySet().stream()
                .mapToInt(first -> people(byHour.subMap(first, first + hours)))
                .max()
                .orElse(0);
    }

    private static int people(Map<Long, BitSet> hours) {
        var all = new BitSet();
        hours.values().forEach(all::or);
        return all.cardinality();
    }

    private static long hour(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), HOUR);
    }
}
