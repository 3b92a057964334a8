package io.threekey.server.signin;

import java.time.Duration;

/**
 * How long somebody stays in: without a touch, and altogether. The bounds are the most that AAL2 allows
 * (NIST SP 800-63B-4, 2.2.3: an hour idle, a day overall) and the least anybody could work with.
 */
public record SessionLimit(int idleMinutes, int overallMinutes) {

    static final int IDLE_LEAST = 1;
    static final int IDLE_MOST = 60;
    static final int OVERALL_LEAST = 5;
    static final int OVERALL_MOST = 24 * 60;

    public SessionLimit {
        if (idleMinutes < IDLE_LEAST || idleMinutes > IDLE_MOST) {
            throw new IllegalArgumentException(idleMinutes + " idle minutes");
        }
        if (overallMinutes < OVERALL_LEAST || overallMinutes > OVERALL_MOST) {
            throw new IllegalArgumentException(overallMinutes + " overall minutes");
        }
        if (idleMinutes > overallMinutes) {
            throw new IllegalArgumentException(idleMinutes + " idle minutes in " + overallMinutes + " overall");
        }
    }

    Duration idle() {
        return Duration.ofMinutes(idleMinutes);
    }

    Duration overall() {
        return Duration.ofMinutes(overallMinutes);
    }
}
