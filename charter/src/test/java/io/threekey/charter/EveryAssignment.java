package io.threekey.charter;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The definition itself: give every signature to one leaf of the tree, or to none, in every possible way. */
final class EveryAssignment {
    private final Map<Integer, Integer> filled = new HashMap<>();
    private int leaf;

    static boolean satisfies(Quorum quorum, List<Standing> standings) {
        return tryAll(quorum, leaves(quorum), standings, 0, new HashMap<>(), new HashSet<>());
    }

    private static boolean tryAll(
            Quorum quorum,
            List<From> leaves,
            List<Standing> standings,
            int next,
            Map<Integer, Integer> filled,
            Set<Object> used) {
        if (next == standings.size()) {
            var evaluation = new EveryAssignment();
            evaluation.filled.putAll(filled);
            return evaluation.holds(quorum);
        }
        if (tryAll(quorum, leaves, standings, next + 1, filled, used)) {
            return true;
        }
        var standing = standings.get(next);
        if (used.contains(standing.person()) || used.contains(standing.principal())) {
            return false;
        }
        var nowUsed = new HashSet<>(used);
        nowUsed.add(standing.person());
        nowUsed.add(standing.principal());
        for (var number = 0; number < leaves.size(); number++) {
            var nowFilled = new HashMap<>(filled);
            nowFilled.merge(number, 1, Integer::sum);
            if (leaves.get(number).function() == standing.function()
                    && filled.getOrDefault(number, 0) < leaves.get(number).count()
                    && tryAll(quorum, leaves, standings, next + 1, nowFilled, nowUsed)) {
                return true;
            }
        }
        return false;
    }

    private static List<From> leaves(Quorum quorum) {
        return switch (quorum) {
            case From from -> List.of(from);
            case AllOf(var parts) -> leaves(parts);
            case AnyOf(var parts) -> leaves(parts);
            case AtLeast(var ignored, var parts) -> leaves(parts);
        };
    }

    private static List<From> leaves(List<Quorum> parts) {
        return parts.stream().flatMap(part -> leaves(part).stream()).toList();
    }

    private boolean holds(Quorum quorum) {
        return switch (quorum) {
            case From from -> filled.getOrDefault(leaf++, 0) >= from.count();
            case AllOf(var parts) -> count(parts) == parts.size();
            case AnyOf(var parts) -> count(parts) > 0;
            case AtLeast(var number, var parts) -> count(parts) >= number;
        };
    }

    private long count(List<Quorum> parts) {
        var holding = 0;
        for (var part : parts) {
            holding += holds(part) ? 1 : 0;
        }
        return holding;
    }
}
