package io.threekey.server.timing;

import java.time.Duration;

/** Tells lengths of time, and never goes backwards; what time it is, it does not know. */
@FunctionalInterface
public interface Stopwatch {

    /** Counted from wherever it likes. */
    long nanos();

    default Duration since(long began) {
        return Duration.ofNanos(nanos() - began);
    }
}
