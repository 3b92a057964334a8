package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.evidence.RiskSignal;
import java.time.Instant;
import java.util.Set;

/**
 * Published in the transaction of a sign-in that looks more or less risky than the last one of the same person.
 *
 * @param why what made it look like that; nothing where it is as usual again
 */
public record RiskLevelChanged(PersonId person, RiskLevel before, RiskLevel now, Set<RiskSignal> why, Instant at) {

    public RiskLevelChanged {
        why = Set.copyOf(why);
    }
}
