package io.threekey.server.measures;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A gap that stands now.
 *
 * @param since when the ledger first recorded it; a restart changes nothing about that
 */
public record StandingGap(Gap gap, Instant since) {

    /** The most severe first, then the oldest. */
    static final Comparator<StandingGap> WORST_FIRST = Comparator.<StandingGap, Severity>comparing(
                    standing -> standing.gap().severity())
            .thenComparing(StandingGap::since)
            .thenComparing(standing -> standing.gap().code());

    public Duration age(Instant now) {
        return Duration.between(since, now);
    }
}
