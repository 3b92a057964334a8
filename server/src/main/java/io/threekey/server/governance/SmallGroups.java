package io.threekey.server.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Staff are not watched: fewer people than the smallest group are never shown, nor left over for whoever subtracts all
 * groups that are shown from their sum.
 */
public final class SmallGroups {

    /** The founders of the rule said five; a policy may only ask for more. */
    public static final int LEAST = 5;

    private SmallGroups() {}

    /**
     * The parts of a whole that may be shown: those that are too small are counted together as others, with as many of
     * the smallest besides as it takes. None where not even two can be told apart.
     */
    static List<ImpactGroup> shown(Collection<ImpactGroup> parts, int smallest) {
        var byName = parts.stream()
                .sorted(Comparator.comparing(part -> part.name().name()))
                .toList();
        var together = notToldApart(byName, smallest, SmallGroups::people);
        var shown = new ArrayList<>(byName);
        shown.removeAll(together);
        if (shown.isEmpty()) {
            return List.of();
        }
        sum(GroupName.OTHERS, together).ifPresent(shown::add);
        return List.copyOf(shown);
    }

    /**
     * The parts of a whole that are not told apart: those that are too small, with as many of the smallest besides as it
     * takes for all of them together to be enough. Of parts of one size the first ones come first.
     *
     * @param people how many different ones are in some of the parts together
     */
    public static <T> List<T> notToldApart(Collection<T> parts, int smallest, ToIntFunction<List<T>> people) {
        var bySize = parts.stream()
                .sorted(Comparator.comparingInt(part -> people.applyAsInt(List.of(part))))
                .toList();
        var together = (int) bySize.stream()
                .filter(part -> people.applyAsInt(List.of(part)) < smallest)
                .count();
        while (together > 0 && together < bySize.size() && people.applyAsInt(bySize.subList(0, together)) < smallest) {
            together++;
        }
        return bySize.subList(0, together);
    }

    /** What a group is together; its parts are told apart no more. */
    private static Optional<ImpactGroup> sum(GroupName name, List<ImpactGroup> groups) {
        return groups.stream()
                .map(group -> new ImpactGroup(name, group.people(), group.hindered(), group.figures(), List.of()))
                .reduce((one, other) -> new ImpactGroup(
                        name,
                        one.people() + other.people(),
                        one.hindered() + other.hindered(),
                        sum(one.figures(), other.figures()),
                        List.of()));
    }

    /** Figure by figure; what only one of them has stays as it is. */
    static List<ImpactFigure> sum(List<ImpactFigure> some, List<ImpactFigure> others) {
        var sum = new ArrayList<>(some);
        for (var other : others) {
            add(sum, other);
        }
        return sum;
    }

    private static void add(List<ImpactFigure> sum, ImpactFigure figure) {
        for (var index = 0; index < sum.size(); index++) {
            if (sum.get(index).name().equals(figure.name())) {
                sum.set(index, sum.get(index).plus(figure));
                return;
            }
        }
        sum.add(figure);
    }

    private static int people(List<ImpactGroup> groups) {
        return groups.stream().mapToInt(ImpactGroup::people).sum();
    }
}
