package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * Published in the transaction that records it, by whoever judges how risky what happens around somebody's sign-ins looks;
 * they implement {@link JudgesRisk} too, so that it is known that somebody does.
 *
 * @param before empty where it was not judged yet
 */
public record RiskLevelChanged(PersonId person, Optional<RiskLevel> before, RiskLevel now, Instant at) {

    public enum RiskLevel {
        LOW,
        MEDIUM,
        HIGH
    }
}
