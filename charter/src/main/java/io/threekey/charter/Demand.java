package io.threekey.charter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many signatures of each function one way through a quorum tree asks for. */
record Demand(Map<Function, Integer> counts) {
    static final Demand NOTHING = new Demand(Map.of());

    Demand {
        var kept = new EnumMap<Function, Integer>(Function.class);
        counts.forEach((function, count) -> {
            if (count > 0) {
                kept.put(function, count);
            }
        });
        counts = Collections.unmodifiableMap(kept);
    }

    Demand plus(Demand other) {
        var sum = new EnumMap<Function, Integer>(Function.class);
        sum.putAll(counts);
        other.counts.forEach((function, count) -> sum.merge(function, count, Integer::sum));
        return new Demand(sum);
    }

    /** What is left to ask for once the sponsor decides against one function: the others, and the sponsor. */
    Demand against(Function overruled) {
        var rest = new EnumMap<Function, Integer>(Function.class);
        rest.putAll(counts);
        rest.remove(overruled);
        rest.merge(Function.SPONSOR, 1, Math::max);
        return new Demand(rest);
    }

    boolean asksDomains() {
        return counts.keySet().stream().anyMatch(Function::isDomain);
    }

    int of(Function function) {
        return counts.getOrDefault(function, 0);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean isMet() {
        return counts.isEmpty();
    }

    /** Whether whoever meets this demand also meets the other. */
    boolean covers(Demand other) {
        return other.counts.keySet().stream().allMatch(function -> of(function) >= other.of(function));
    }
}
