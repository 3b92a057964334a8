package io.threekey.demo.simulator;

import io.threekey.testkit.HeldClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How time passes between two things on the agenda. */
public interface Passing {

    void until(Instant time) throws InterruptedException;

    /** As fast as the deeds are done: the clock jumps, and never goes back. */
    static Passing held(HeldClock clock) {
        return time -> {
            if (time.isAfter(clock.instant())) {
                clock.set(time);
            }
        };
    }

    /** As in life. */
    static Passing asItPasses(Clock clock) {
        return time -> {
            var left = Duration.between(clock.instant(), time);
            if (left.isPositive()) {
                Thread.sleep(left);
            }
        };
    }
}
