package io.threekey.server.timing;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, exactly.
 *
 * @param half of all were done by then
 * @param most 95 of 100 were
 */
public record Spread(Duration half, Duration most) {

    private static final int NANOS_OF_MICRO = 1_000;

    /** @param percentiles in microseconds, as PostgreSQL's percentile_cont gives them; null where nothing was measured */
    static Optional<Spread> of(@Nullable Array percentiles) throws SQLException {
        return percentiles == null
                ? Optional.empty()
                : Optional.of((Double[]) percentiles.getArray())
                        .map(micros -> new Spread(duration(micros[0]), duration(micros[1])));
    }

    private static Duration duration(double micros) {
        return Duration.ofNanos(Math.round(micros * NANOS_OF_MICRO));
    }

    boolean isBeyond(int seconds) {
        return most.compareTo(Duration.ofSeconds(seconds)) > 0;
    }
}
