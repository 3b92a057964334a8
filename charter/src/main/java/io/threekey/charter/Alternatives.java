package io.threekey.charter;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every way through a quorum tree, as the demand it makes. Bounded, so that no charter makes a verifier weigh endlessly. */
final class Alternatives {
    static final int MOST = 256;

    private Alternatives() {}

    /** @throws IllegalArgumentException for a tree with more than {@value #MOST} ways */
    static Set<Demand> of(Quorum quorum) {
        return switch (quorum) {
            case From(var function, var count) -> Set.of(new Demand(Map.of(function, count)));
            case AllOf(var parts) -> choose(parts.size(), parts);
            case AtLeast(var number, var parts) -> choose(number, parts);
            case AnyOf(var parts) -> union(parts);
        };
    }

    private static Set<Demand> union(List<Quorum> parts) {
        var ways = new LinkedHashSet<Demand>();
        parts.forEach(part -> ways.addAll(of(part)));
        return bounded(ways);
    }

    /** ways.get(n) holds what n of the parts seen so far can ask for together. */
    private static Set<Demand> choose(int number, List<Quorum> parts) {
        var ways = new ArrayList<Set<Demand>>();
        ways.add(Set.of(Demand.NOTHING));
        for (var part : parts) {
            var own = of(part);
            ways.add(new LinkedHashSet<>());
            for (var chosen = ways.size() - 1; chosen > 0; chosen--) {
                ways.set(chosen, bounded(with(ways.get(chosen), ways.get(chosen - 1), own)));
            }
        }
        return number < ways.size() ? ways.get(number) : Set.of();
    }

    private static Set<Demand> with(Set<Demand> without, Set<Demand> fewer, Set<Demand> own) {
        var all = new LinkedHashSet<>(without);
        for (var one : fewer) {
            own.forEach(other -> all.add(one.plus(other)));
        }
        return all;
    }

    private static Set<Demand> bounded(Set<Demand> ways) {
        if (ways.size() > MOST) {
            throw new IllegalArgumentException("a quorum has more than " + MOST + " ways to be met");
        }
        return ways;
    }
}
