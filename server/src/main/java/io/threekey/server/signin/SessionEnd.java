package io.threekey.server.signin;

import java.util.Arrays;
import java.util.Locale;

/** Why a session is over. */
enum SessionEnd {
    IDLE,
    OVERALL,
    SIGNED_OUT,
    KEY_WITHDRAWN,
    ROLE_TAKEN,
    /** The same browser signed in again. */
    REPLACED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SessionEnd ofCode(String code) {
        return Arrays.stream(values())
                .filter(end -> end.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' ends no session"));
    }

    static SessionEnd byLimit(SessionTimes times) {
        return times.end().isBefore(times.overallEnd()) ? IDLE : OVERALL;
    }
}
