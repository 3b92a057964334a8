package io.threekey.charter;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether signatures satisfy a quorum: every place is filled by another person from another principal seat, so
 * one person in two seats counts once, and an owner and a deputy count once. What asks for no signature at all is
 * satisfied by nobody: a quorum that is empty by mistake must not fail open.
 */
public final class QuorumMatching {
    private QuorumMatching() {}

    /** Who fills which place, or empty where the quorum is not satisfied. */
    public static Optional<Map<Place, Standing>> solve(Quorum quorum, Set<Standing> standings) {
        requireOneFunctionEach(standings);
        return demands(quorum).stream()
                .map(demand -> new Attempt(demand, standings))
                .filter(attempt -> attempt.missing().isMet())
                .findFirst()
                .map(Attempt::seated);
    }

    /** What is still missing; the first of the ways is empty exactly where {@link #solve} succeeds. */
    public static Shortfall missing(Quorum quorum, Set<Standing> standings) {
        requireOneFunctionEach(standings);
        var attempts = demands(quorum).stream()
                .map(demand -> new Attempt(demand, standings))
                .sorted(comparingInt((Attempt attempt) -> attempt.missing().total())
                        .thenComparingInt(attempt -> attempt.demand().total()))
                .toList();
        if (attempts.isEmpty()) {
            return new Shortfall(0, 0, List.of());
        }
        var nearest = attempts.getFirst();
        return new Shortfall(nearest.demand().total(), nearest.seated().size(), ways(attempts));
    }

    private static List<Map<Function, Integer>> ways(List<Attempt> attempts) {
        var missing = attempts.stream().map(Attempt::missing).distinct().toList();
        return missing.stream()
                .filter(way -> missing.stream().noneMatch(other -> !other.equals(way) && way.covers(other)))
                .sorted(comparingInt(Demand::total))
                .map(Demand::counts)
                .toList();
    }

    private static List<Demand> demands(Quorum quorum) {
        return Alternatives.of(quorum).stream()
                .filter(demand -> !demand.isMet())
                .toList();
    }

    private static void requireOneFunctionEach(Set<Standing> standings) {
        var functions = new HashMap<SeatId, Function>();
        for (var standing : standings) {
            var known = functions.putIfAbsent(standing.principal(), standing.function());
            if (known != null && known != standing.function()) {
                throw new IllegalArgumentException("principal seat " + standing.principal() + " has two functions");
            }
        }
    }

    private record Attempt(Demand demand, Map<Place, Standing> seated) {
        Attempt(Demand demand, Set<Standing> standings) {
            this(demand, Seating.largest(demand, standings));
        }

        Demand missing() {
            return new Demand(demand.counts().keySet().stream()
                    .collect(toMap(function -> function, function -> demand.of(function) - seated(function))));
        }

        private int seated(Function function) {
            return (int) seated.keySet().stream()
                    .filter(place -> place.function() == function)
                    .count();
        }
    }
}
