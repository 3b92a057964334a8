package io.threekey.server.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        var bySize = parts.stream()
                .sorted(Comparator.comparingInt(ImpactGroup::people)
                        .thenComparing(part -> part.name().name()))
                .toList();
        var tooSmall =
                bySize.stream().takeWhile(part -> part.people() < smallest).toList();
        var together = enough(tooSmall, bySize, smallest);
        var alone = bySize.stream().skip(together).toList();
        if (alone.isEmpty()) {
            return List.of();
        }
        var shown = new ArrayList<>(alone);
        shown.sort(Comparator.comparing(part -> part.name().name()));
        sum(GroupName.OTHERS, bySize.subList(0, together)).ifPresent(shown::add);
        return List.copyOf(shown);
    }

    private static int enough(List<ImpactGroup> tooSmall, List<ImpactGroup> bySize, int smallest) {
        var together = tooSmall.size();
        while (together > 0 && together < bySize.size() && people(bySize.subList(0, together)) < smallest) {
            together++;
        }
        return together;
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
