package io.threekey.server.signin;

import io.threekey.charter.Codes;

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
        return Codes.code(this);
    }

    static SessionEnd ofCode(String code) {
        return Codes.find(SessionEnd.class, code);
    }

    static SessionEnd byLimit(SessionTimes times) {
        return times.end().isBefore(times.overallEnd()) ? IDLE : OVERALL;
    }
}
