package io.threekey.server.governance;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Adds up what single sign-ins would have been like, and gives back groups. Made for one replay, by one thread; its
 * memory grows with people and hours, not with sign-ins.
 */
public final class ImpactTally {

    private final Map<PersonId, Somebody> people = new HashMap<>();
    private final HinderedByHour hours = new HinderedByHour();
    private final OnShift shifts = new OnShift();
    private long replayed;
    private long notReplayed;
    private Optional<RuledOtherwise> ruledOtherwise = Optional.empty();

    /** One person's sums; {@code number} stands for them where no name may go. */
    private static final class Somebody {

        private final int number;
        private final WorkPlace place;
        private boolean hindered;
        private List<ImpactFigure> figures = List.of();

        Somebody(int number, WorkPlace place) {
            this.number = number;
            this.place = place;
        }
    }

    /**
     * What one person was in for, and would have been.
     *
     * @param hindered whether they would have met what they do not meet under the document in force
     */
    public record Share(Instant from, Instant until, boolean hindered, List<ImpactFigure> figures) {}

    /** @param place of the person; the first one said counts, since everybody is counted in one place */
    public void signIn(PersonId person, WorkPlace place, Share share) {
        replayed++;
        add(person, place, share);
    }

    /** What belongs to no single sign-in, such as coming back after one. */
    public void add(PersonId person, WorkPlace place, Share share) {
        var somebody = people.computeIfAbsent(person, id -> new Somebody(people.size(), place));
        somebody.figures = SmallGroups.sum(somebody.figures, share.figures());
        shifts.note(somebody.number, somebody.place, share);
        if (share.hindered()) {
            somebody.hindered = true;
            hours.note(somebody.number, share.from(), share.until());
        }
    }

    /** A sign-in of the period of which too little is recorded. */
    public void unknown() {
        notReplayed++;
    }

    /** What came of ruling on them again, where somebody did. */
    public void ruledOtherwise(RuledOtherwise found) {
        ruledOtherwise = Optional.of(found);
    }

    public Impact impact(ReplayedPeriod period, int smallestGroup) {
        var figures = new ImpactFigures(
                period,
                replayed,
                notReplayed,
                smallestGroup,
                shifts.mostHinderedPercent(smallestGroup),
                ruledOtherwise,
                Optional.of(everybody(smallestGroup)).filter(all -> all.people() >= smallestGroup));
        return new Impact(figures, hours);
    }

    private ImpactGroup everybody(int smallestGroup) {
        var bySetting = new EnumMap<CareSetting, Map<String, ImpactGroup>>(CareSetting.class);
        people.values()
                .forEach(somebody -> bySetting
                        .computeIfAbsent(somebody.place.setting(), none -> new TreeMap<>())
                        .merge(somebody.place.ward(), alone(somebody), ImpactTally::together));
        var settings = bySetting.entrySet().stream()
                .map(setting -> setting(setting.getKey(), setting.getValue(), smallestGroup))
                .toList();
        return whole(GroupName.EVERYBODY, settings, smallestGroup);
    }

    private static ImpactGroup setting(CareSetting setting, Map<String, ImpactGroup> wards, int smallestGroup) {
        return whole(GroupName.of(setting), List.copyOf(wards.values()), smallestGroup);
    }

    private static ImpactGroup whole(GroupName name, List<ImpactGroup> parts, int smallestGroup) {
        var none = new ImpactGroup(name, 0, 0, List.of(), List.of());
        var sum = parts.stream().reduce(none, ImpactTally::together);
        return new ImpactGroup(
                name, sum.people(), sum.hindered(), sum.figures(), SmallGroups.shown(parts, smallestGroup));
    }

    private static ImpactGroup alone(Somebody somebody) {
        return new ImpactGroup(
                GroupName.ofWard(somebody.place.ward()), 1, somebody.hindered ? 1 : 0, somebody.figures, List.of());
    }

    private static ImpactGroup together(ImpactGroup one, ImpactGroup other) {
        return new ImpactGroup(
                one.name(),
                one.people() + other.people(),
                one.hindered() + other.hindered(),
                SmallGroups.sum(one.figures(), other.figures()),
                List.of());
    }
}
