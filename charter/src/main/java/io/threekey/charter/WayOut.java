package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The written way out of a deadlock: after its clock the sponsor may decide with the other domains against one that
 * objects or stays silent, never against two, and never alone.
 */
final class WayOut {
    private WayOut() {}

    /**
     * The domain against which the acts decide, or empty where they do not.
     *
     * @param objections those that the right hears, also where they are only noted
     * @param signatures the sponsor's overruling among them
     */
    static Optional<Function> against(DecisionRight right, List<Act> objections, List<Act> signatures) {
        if (right.wayOutWorkingDays() == 0) {
            return Optional.empty();
        }
        var standings = signatures.stream().map(act -> act.seat().standing()).collect(toSet());
        var inTheWay = missing(right, standings);
        objections.forEach(act -> inTheWay.add(act.seat().function()));
        // of two domains that keep silent neither is the one, though either could complete the quorum
        return inTheWay.size() == 1
                ? inTheWay.stream()
                        .filter(domain -> isMetWithout(domain, right, standings))
                        .findFirst()
                : Optional.empty();
    }

    /** The domains of which any one, given up, would leave enough; none where nothing is missing. */
    private static Set<Function> missing(DecisionRight right, Set<Standing> standings) {
        var missing = EnumSet.noneOf(Function.class);
        if (QuorumMatching.solve(right.quorum(), standings).isEmpty()) {
            Arrays.stream(Function.values())
                    .filter(function -> right.quorum().mentions(function) && isMetWithout(function, right, standings))
                    .forEach(missing::add);
        }
        return missing;
    }

    private static boolean isMetWithout(Function domain, DecisionRight right, Set<Standing> standings) {
        return domain.isDomain()
                && Alternatives.of(right.quorum()).stream()
                        .map(demand -> demand.against(domain))
                        .filter(Demand::asksDomains)
                        .anyMatch(demand -> Seating.largest(demand, standings).size() == demand.total());
    }
}
