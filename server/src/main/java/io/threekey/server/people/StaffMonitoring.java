package io.threekey.server.people;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.SmallGroups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What the policy in force says of looking at staff. Where there is none, nobody looks. */
@Component
public class StaffMonitoring {

    private final PoliciesInForce policies;

    StaffMonitoring(PoliciesInForce policies) {
        this.policies = policies;
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
        var functions = policies.functionsOf(looker);
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

    /** The most days that anybody may look back at sign-ins, whatever for; empty where nobody may. */
    public OptionalInt daysBack() {
        return inForce().stream()
                .flatMap(policy -> policy.looks().stream())
                .filter(MonitoringRow::permits)
                .mapToInt(row -> (int) row.days())
                .max();
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
