package io.threekey.server.timing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.threekey.server.governance.SmallGroups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which parts may be shown, week by week: none of too few people, and so many of the smallest others not either that those
 * that are not shown are enough together. So whoever subtracts what is shown from what it is part of finds nobody, whether
 * the sum is shown or comes out of another table. A figure of several weeks is made of those weeks in which it may be shown.
 */
final class ShownParts {

    private ShownParts() {}

    /** @param whole what the parts of one week are parts of, where somebody may know the sum of it */
    static List<Part> of(List<Part> parts, int smallest, Function<Part, ?> whole) {
        return parts.stream()
                .collect(groupingBy(part -> List.of(part.week(), whole.apply(part)), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(together -> ofOne(together, smallest).stream())
                .toList();
    }

    private static List<Part> ofOne(List<Part> parts, int smallest) {
        var shown = new ArrayList<>(parts);
        shown.removeAll(SmallGroups.notToldApart(parts, smallest, ShownParts::people));
        return shown;
    }

    /** At least so many: as many as there are different marks, and as the largest part has. */
    private static int people(List<Part> parts) {
        var marks = parts.stream().flatMap(part -> part.people().stream()).distinct();
        var largest = parts.stream().mapToInt(Part::size).max().orElse(0);
        return Math.max((int) marks.count(), largest);
    }

    /** How often each happened in all weeks together, as far as that is shown, the most frequent first. */
    static Map<Part.Key, HowOften> howOften(List<Part> parts, List<Part> shown) {
        var times = shown.stream().collect(groupingBy(Part::key, Collectors.summingLong(Part::times)));
        var often = new LinkedHashMap<Part.Key, HowOften>();
        parts.stream()
                .map(Part::key)
                .distinct()
                .sorted(Comparator.<Part.Key>comparingLong(key -> -times.getOrDefault(key, 0L))
                        .thenComparing(Part.Key::name)
                        .thenComparing(Part.Key::second))
                .forEach(key -> often.put(key, HowOften.happened(times.getOrDefault(key, 0L))));
        return often;
    }
}
