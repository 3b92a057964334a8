package io.threekey.server.governance;

import io.threekey.charter.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** From when until when the past is replayed; the end is not part of it. */
public record ReplayedPeriod(Instant from, Instant until) {

    public static final Duration USUAL = Duration.ofDays(30);

    public ReplayedPeriod {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("nothing lies between " + from + " and " + until);
        }
    }

    static ReplayedPeriod before(Instant now) {
        var until = now.truncatedTo(ChronoUnit.MILLIS);
        return new ReplayedPeriod(until.minus(USUAL), until);
    }

    /**
     * Since a version is recorded, until it is obeyed; by whole hours, so that two looks do not tell what a single
     * session in between was like.
     */
    static Optional<ReplayedPeriod> ofStages(PolicyVersion version, Instant now) {
        var obeyed = version.effectiveAt();
        var until = now.isBefore(obeyed) ? now.truncatedTo(ChronoUnit.HOURS) : obeyed;
        return Optional.of(version.recordedFrom())
                .filter(from -> from.isBefore(until) && now.isBefore(obeyed.plus(USUAL)))
                .map(from -> new ReplayedPeriod(from, until));
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    /** The newer half of it, for where there is more than can be replayed in time. */
    public ReplayedPeriod newerHalf() {
        return new ReplayedPeriod(from.plus(length().dividedBy(2)), until);
    }
}
