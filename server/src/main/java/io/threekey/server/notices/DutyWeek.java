package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A stretch of time cut where somebody's duty begins or ends, so that gaps and overlaps show.
 *
 * @param stretches in order, without holes; neighbours differ in their people
 */
public record DutyWeek(List<Stretch> stretches) {

    /** @param people on duty all through it; nobody is a gap, more than one an overlap */
    public record Stretch(Instant from, Instant until, List<PersonId> people) {

        public Stretch {
            people = List.copyOf(people);
        }

        public boolean isGap() {
            return people.isEmpty();
        }

        public boolean isOverlap() {
            return people.size() > 1;
        }
    }

    public DutyWeek {
        stretches = List.copyOf(stretches);
    }

    static DutyWeek of(List<Shift> shifts, Instant from, Instant until) {
        var cuts = new TreeSet<>(List.of(from, until));
        shifts.forEach(shift -> cuts.addAll(List.of(shift.from(), shift.until())));
        var within = List.copyOf(cuts.subSet(from, true, until, true));
        var stretches = new ArrayList<Stretch>();
        for (var i = 1; i < within.size(); i++) {
            add(stretches, within.get(i - 1), within.get(i), peopleAt(within.get(i - 1), shifts));
        }
        return new DutyWeek(stretches);
    }

    private static List<PersonId> peopleAt(Instant instant, List<Shift> shifts) {
        return shifts.stream()
                .filter(shift -> shift.coversAt(instant))
                .map(Shift::person)
                .distinct()
                .toList();
    }

    private static void add(List<Stretch> stretches, Instant from, Instant until, List<PersonId> people) {
        if (!stretches.isEmpty() && stretches.getLast().people().equals(people)) {
            stretches.add(new Stretch(stretches.removeLast().from(), until, people));
        } else {
            stretches.add(new Stretch(from, until, people));
        }
    }
}
