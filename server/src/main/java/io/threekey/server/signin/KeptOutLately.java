package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Whom this node kept out within the last hour because of what went before, by policy: what the brake in a policy counts.
 * In memory, because the brake is for the moment in which many are hit. Each node counts its own, so that several keep out
 * as many more, and one that has just started begins at none.
 */
@Component
class KeptOutLately {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Clock clock;
    private final Map<PolicyAddress, Map<PersonId, Instant>> kept = new HashMap<>();

    KeptOutLately(Clock clock) {
        this.clock = clock;
    }

    synchronized void note(PolicyAddress policy, PersonId person) {
        kept.computeIfAbsent(policy, first -> new HashMap<>()).put(person, clock.instant());
    }

    /** How many besides this one: whoever was kept out does not open the door for themselves by trying again. */
    synchronized int besides(PersonId person, PolicyAddress policy) {
        var people = kept.getOrDefault(policy, Map.of());
        people.values().removeIf(at -> !at.isAfter(clock.instant().minus(AN_HOUR)));
        return people.size() - (people.containsKey(person) ? 1 : 0);
    }
}
