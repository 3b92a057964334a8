package io.threekey.server.governance;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Who was on which ward in which shift, by number, and who of them would have been hindered. */
final class OnShift {

    /** Wards begin their shifts at six, two and ten, give or take half an hour. */
    private static final int HOURS = 8;

    private static final int FIRST = 6;

    private record Shift(WorkPlace ward, Instant start) {}

    private static final class People {

        private final BitSet there = new BitSet();
        private final BitSet hindered = new BitSet();

        int percent() {
            return Math.ceilDiv(100 * hindered.cardinality(), there.cardinality());
        }

        void add(People others) {
            there.or(others.there);
            hindered.or(others.hindered);
        }
    }

    private final Map<Shift, People> shifts = new HashMap<>();

    void note(int person, WorkPlace ward, ImpactTally.Share share) {
        for (var start = startOf(share.from(), ward.zone());
                !start.isAfter(share.until());
                start = next(start, ward.zone())) {
            var people = shifts.computeIfAbsent(new Shift(ward, start), none -> new People());
            people.there.set(person);
            if (share.hindered()) {
                people.hindered.set(person);
            }
        }
    }

    /** Wards with too few people on a shift count together for it, and not at all where that is too few still. */
    int mostHinderedPercent(int smallestGroup) {
        var small = new HashMap<Instant, People>();
        var most = 0;
        for (var shift : shifts.entrySet()) {
            if (shift.getValue().there.cardinality() >= smallestGroup) {
                most = Math.max(most, shift.getValue().percent());
            } else {
                small.computeIfAbsent(shift.getKey().start(), none -> new People())
                        .add(shift.getValue());
            }
        }
        return Math.max(
                most,
                small.values().stream()
                        .filter(people -> people.there.cardinality() >= smallestGroup)
                        .mapToInt(People::percent)
                        .max()
                        .orElse(0));
    }

    /** By the clock on the wall, so that the night in which clocks change is as long as it is. */
    private static Instant startOf(Instant instant, ZoneId zone) {
        var there = instant.atZone(zone);
        var hour = there.getHour();
        return hour < FIRST
                ? there.toLocalDate()
                        .minusDays(1)
                        .atTime(LocalTime.of(FIRST + 2 * HOURS, 0))
                        .atZone(zone)
                        .toInstant()
                : there.toLocalDate()
                        .atTime(LocalTime.of(hour - (hour - FIRST) % HOURS, 0))
                        .atZone(zone)
                        .toInstant();
    }

    private static Instant next(Instant start, ZoneId zone) {
        return start.atZone(zone)
                .toLocalDateTime()
                .plusHours(HOURS)
                .atZone(zone)
                .toInstant();
    }
}
