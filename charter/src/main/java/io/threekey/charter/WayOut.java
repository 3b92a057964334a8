package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
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
     * @param objections those that have an effect
     * @param signatures the sponsor's overruling among them
     */
    static Optional<Function> against(DecisionRight right, List<Act> objections, List<Act> signatures) {
        if (right.wayOutWorkingDays() == 0) {
            return Optional.empty();
        }
        var objecting = objections.stream().map(act -> act.seat().function()).collect(toSet());
        var standings = signatures.stream().map(act -> act.seat().standing()).collect(toSet());
        return Arrays.stream(Function.values())
                .filter(Function::isDomain)
                .filter(domain -> Set.of(domain).containsAll(objecting))
                .filter(domain -> right.hears(domain) && isMetWithout(domain, right, standings))
                .findFirst();
    }

    private static boolean isMetWithout(Function domain, DecisionRight right, Set<Standing> standings) {
        return Alternatives.of(right.quorum()).stream()
                .map(demand -> demand.against(domain))
                .filter(Demand::asksDomains)
                .anyMatch(demand -> Seating.largest(demand, standings).size() == demand.total());
    }
}
