package io.threekey.server.timing;

import io.threekey.server.frame.Words;
import java.time.Duration;

/** Lengths of time as people say them who have no time. */
public final class TimedWords {

    private static final long TENTH = 100;
    private static final long SECOND = 1_000;

    private TimedWords() {}

    /** Seconds and tenths, such as "3.4 s"; what is shorter is said to be. */
    public static Words seconds(Duration took) {
        var millis = took.toMillis();
        return millis < TENTH
                ? Words.of("timing.seconds.none")
                : Words.of("timing.seconds", Math.round(millis / (double) TENTH) * TENTH / (double) SECOND);
    }
}
