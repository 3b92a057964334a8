package io.threekey.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** How fast the demo hospital's days are lived through the real commands, with a clock that jumps from deed to deed. */
final class DaysPace {

    private static final int PERCENT_OF_STAFF = 20;
    private static final Pattern SIGN_INS = Pattern.compile("Lived until .*[{ ]sign-ins=([0-9]+)");

    private DaysPace() {}

    static String measure(Length length) throws IOException, InterruptedException {
        var began = System.nanoTime();
        try (var hospital = MeasuredHospital.livedThrough(length.days(), PERCENT_OF_STAFF)) {
            var took = Duration.ofNanos(System.nanoTime() - began);
            return """
                    ## The simulated days
                    A fifth of the staff of the demo hospital, through the real commands, from the empty folder to the last night.
                    - %d days with %,d sign-ins in %d s, %,d times as fast as the clock
                    """.formatted(
                            length.days(),
                            signIns(hospital.log()),
                            took.toSeconds(),
                            Duration.ofDays(length.days()).dividedBy(took));
        }
    }

    private static long signIns(String log) throws IOException {
        var found = SIGN_INS.matcher(log);
        if (!found.find()) {
            throw new IOException("nobody signed in:\n" + log);
        }
        return Long.parseLong(found.group(1));
    }
}
