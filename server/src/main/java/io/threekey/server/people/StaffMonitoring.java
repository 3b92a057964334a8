package io.threekey.server.people;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Seat;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.SmallGroups;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the policy in force says of looking at staff. Where there is none, nobody looks. */
@Component
public class StaffMonitoring {

    private final PoliciesInForce policies;
    private final Clock clock;

    StaffMonitoring(PoliciesInForce policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Fewer people than that are never counted together; a policy may only raise it. */
    public int smallestGroup() {
        return inForce()
                .map(policy -> Math.max(SmallGroups.LEAST, (int) policy.smallestGroup()))
                .orElse(SmallGroups.LEAST);
    }

    public boolean isDecided() {
        return inForce().isPresent();
    }

    /** For what this person may look at records now, and how many days back. */
    public Map<LookPurpose, Integer> permitted(PersonId looker) {
        var functions = functionsOf(looker);
        var permitted = new TreeMap<LookPurpose, Integer>();
        inForce()
                .ifPresent(policy -> List.of(LookPurpose.values())
                        .forEach(purpose -> functions.stream()
                                .mapToInt(function -> policy.days(purpose, function))
                                .filter(days -> days > 0)
                                .max()
                                .ifPresent(days -> permitted.put(purpose, days))));
        return permitted;
    }

    /** By a seat whose term runs. */
    private Set<Function> functionsOf(PersonId person) {
        if (!policies.founded()) {
            return Set.of();
        }
        var now = clock.instant();
        return policies.chain().charter().seats().stream()
                .filter(seat -> seat.holder().equals(person))
                .filter(seat -> seat.isHeldAt(now))
                .map(Seat::function)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Function.class)));
    }

    private Optional<StaffMonitoringPolicy> inForce() {
        return policies.at(StaffMonitoringKind.ADDRESS)
                .map(PolicyVersion::document)
                .flatMap(document -> {
                    try {
                        return Optional.of(StaffMonitoringPolicy.read(document));
                    } catch (MalformedDocument faulty) {
                        return Optional.empty();
                    }
                });
    }
}
