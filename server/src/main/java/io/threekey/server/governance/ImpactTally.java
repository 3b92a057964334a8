package io.threekey.server.governance;

import static java.util.Objects.requireNonNull;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds up what single sign-ins would have been like, and gives back groups. Made for one replay, by one thread; its
 * memory grows with people and hours, not with sign-ins.
 */
public final class ImpactTally {

    private final Map<PersonId, Counted> people = new HashMap<>();
    private final HinderedByHour hours = new HinderedByHour();
    private final OnShift onShift = new OnShift();
    private long replayed;
    private long notReplayed;
    private Optional<RuledOtherwise> ruledOtherwise = Optional.empty();
    private List<ImpactExample> examples = List.of();

    /** One person's sums; {@code number} stands for them where no name may go. For who counts many of their sign-ins. */
    public final class Counted {

        private final int number;
        private final WorkPlace place;
        private final OnShift.Ward shifts;
        private final int numberOnWard;
        private Map<ImpactCut.By, GroupName> among = Map.of();
        private boolean hindered;
        private List<ImpactFigure> figures = List.of();

        private Counted(int number, WorkPlace place) {
            this.number = number;
            this.place = place;
            this.shifts = onShift.ward(place);
            this.numberOnWard = shifts.number();
        }

        /** Among whom they are counted besides; all people by the same. */
        public void isAmong(Map<ImpactCut.By, GroupName> groups) {
            among = Map.copyOf(groups);
        }

        /** What all of so many sign-ins were together. */
        public void signIns(long times, List<ImpactFigure> sums) {
            replayed += times;
            add(sums);
        }

        /** That there was one of them then. */
        public void wasThere(Instant from, Instant until, boolean isHindered) {
            shifts.note(numberOnWard, from, until, isHindered);
            if (isHindered) {
                hindered = true;
                hours.note(number, from, until);
            }
        }

        private void add(List<ImpactFigure> more) {
            figures = SmallGroups.sum(figures, more);
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
        var somebody = counted(person, place);
        somebody.add(share.figures());
        somebody.wasThere(share.from(), share.until(), share.hindered());
    }

    /** @param place of the person; the first one said counts, since everybody is counted in one place */
    public Counted counted(PersonId person, WorkPlace place) {
        return people.computeIfAbsent(person, id -> new Counted(people.size(), place));
    }

    /** A sign-in of the period of which too little is recorded. */
    public void unknown() {
        notReplayed++;
    }

    /** Of groups that may be shown. */
    public void examples(List<ImpactExample> found) {
        examples = List.copyOf(found);
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
                onShift.mostHinderedPercent(smallestGroup),
                ruledOtherwise,
                Optional.of(everybody(smallestGroup)).filter(all -> all.people() >= smallestGroup),
                cuts(smallestGroup),
                examples);
        return new Impact(figures, hours);
    }

    private ImpactGroup everybody(int smallestGroup) {
        var bySetting = new EnumMap<CareSetting, Map<String, ImpactGroup>>(CareSetting.class);
        people.values()
                .forEach(somebody -> bySetting
                        .computeIfAbsent(somebody.place.setting(), none -> new TreeMap<>())
                        .merge(
                                somebody.place.ward(),
                                alone(GroupName.ofWard(somebody.place.ward()), somebody),
                                ImpactTally::together));
        var settings = bySetting.entrySet().stream()
                .map(setting -> setting(setting.getKey(), setting.getValue(), smallestGroup))
                .toList();
        return whole(GroupName.EVERYBODY, settings, smallestGroup);
    }

    private List<ImpactCut> cuts(int smallestGroup) {
        return Arrays.stream(ImpactCut.By.values())
                .filter(by -> people.values().stream().anyMatch(somebody -> somebody.among.containsKey(by)))
                .map(by -> new ImpactCut(by, SmallGroups.shown(groups(by), smallestGroup)))
                .toList();
    }

    private Collection<ImpactGroup> groups(ImpactCut.By by) {
        return people.values().stream()
                .map(somebody -> alone(requireNonNull(somebody.among.get(by)), somebody))
                .collect(Collectors.toMap(ImpactGroup::name, Function.identity(), ImpactTally::together))
                .values();
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

    private static ImpactGroup alone(GroupName name, Counted somebody) {
        return new ImpactGroup(name, 1, somebody.hindered ? 1 : 0, somebody.figures, List.of());
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
