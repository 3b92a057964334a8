package io.threekey.server.governance;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Who was on which ward in which shift, by the number that they have on their ward, and who of them would have been
 * hindered. Somebody is counted on one ward only.
 */
final class OnShift {

    /** Wards begin their shifts at six, two and ten, give or take half an hour. */
    private static final int HOURS = 8;

    private static final int FIRST = 6;

    private final Map<WorkPlace, Ward> wards = new HashMap<>();

    private static final class People {

        private final BitSet there = new BitSet();
        private final BitSet hindered = new BitSet();
    }

    /** How many people of one or several wards, in the same shift. */
    private record Count(int there, int hindered) {

        static Count of(People people) {
            return new Count(people.there.cardinality(), people.hindered.cardinality());
        }

        Count plus(Count other) {
            return new Count(there + other.there, hindered + other.hindered);
        }

        int percent() {
            return Math.ceilDiv(100 * hindered, there);
        }
    }

    /** The shifts of one ward. It remembers the last, because sign-ins mostly come in the order in which they were. */
    static final class Ward {

        private final ZoneId zone;
        private final Map<Instant, People> shifts = new HashMap<>();
        private People last = new People();
        private Instant lastFrom = Instant.MIN;
        private Instant lastUntil = Instant.MIN;
        private int people;

        private Ward(ZoneId zone) {
            this.zone = zone;
        }

        /** The number of somebody of whom nobody has asked for one before. */
        int number() {
            return people++;
        }

        void note(int person, Instant from, Instant until, boolean hindered) {
            turnTo(from);
            note(person, hindered);
            while (!lastUntil.isAfter(until)) {
                turnTo(lastUntil);
                note(person, hindered);
            }
        }

        private void note(int person, boolean hindered) {
            last.there.set(person);
            if (hindered) {
                last.hindered.set(person);
            }
        }

        private void turnTo(Instant instant) {
            if (instant.isBefore(lastFrom) || !instant.isBefore(lastUntil)) {
                lastFrom = startOf(instant, zone);
                lastUntil = next(lastFrom, zone);
                last = shifts.computeIfAbsent(lastFrom, none -> new People());
            }
        }
    }

    Ward ward(WorkPlace place) {
        return wards.computeIfAbsent(place, fresh -> new Ward(fresh.zone()));
    }

    /** Wards with too few people on a shift count together for it, and not at all where that is too few still. */
    int mostHinderedPercent(int smallestGroup) {
        var small = new HashMap<Instant, Count>();
        var most = 0;
        for (var ward : wards.values()) {
            for (var shift : ward.shifts.entrySet()) {
                var count = Count.of(shift.getValue());
                if (count.there() >= smallestGroup) {
                    most = Math.max(most, count.percent());
                } else {
                    small.merge(shift.getKey(), count, Count::plus);
                }
            }
        }
        return Math.max(
                most,
                small.values().stream()
                        .filter(count -> count.there() >= smallestGroup)
                        .mapToInt(Count::percent)
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
