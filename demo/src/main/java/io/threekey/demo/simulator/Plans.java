package io.threekey.demo.simulator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What all activities together plan for a day: the same for the same seed, whoever asks and in whatever order.
 *
 * @param founded the day on which the hospital was founded
 * @param others lanes of whom somebody else decides what they do
 */
public record Plans(
        long seed, LocalDate founded, ZoneId zone, List<? extends Activity> activities, Set<String> others) {

    public Plans {
        activities = List.copyOf(activities);
        others = Set.copyOf(others);
    }

    public Plans(long seed, LocalDate founded, ZoneId zone, List<? extends Activity> activities) {
        this(seed, founded, zone, activities, Set.of());
    }

    /** The same for everybody but them. */
    public Plans leavingTo(Set<String> people) {
        return new Plans(seed, founded, zone, activities, people);
    }

    Stream<Planned> of(LocalDate date) {
        return activities.stream().flatMap(activity -> of(date, activity));
    }

    /** One line for each thing, in order of time. */
    public List<String> written(LocalDate date) {
        return of(date).sorted().map(Planned::written).toList();
    }

    private Stream<Planned> of(LocalDate date, Activity activity) {
        var agenda = new Agenda(activity.name());
        var chance = Chance.of(seed, activity.name(), date.toString());
        var number = Math.toIntExact(ChronoUnit.DAYS.between(founded, date));
        activity.plan(new Day(date, number, zone, chance), agenda);
        return agenda.planned().stream().filter(each -> !others.contains(each.lane()));
    }
}
