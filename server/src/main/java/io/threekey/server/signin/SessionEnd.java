package io.threekey.server.signin;

import io.threekey.charter.Codes;

/** Why a session is over. */
enum SessionEnd {
    IDLE,
    OVERALL,
    SIGNED_OUT,
    KEY_WITHDRAWN,
    ROLE_TAKEN,
    /** Its owner showed a key again: that stretch of it is over, and the session goes on. */
    WENT_ON,
    /** Somebody else came in, in the same browser. */
    REPLACED,
    /** Its owner ended it from another one. */
    FROM_ELSEWHERE,
    /** Somebody with the right to do so ended all that the person had. */
    FOR_THE_PERSON,
    /** Another system said so, and a decision lets it. */
    BY_SIGNAL;

    SessionOver.By by() {
        return switch (this) {
            case SIGNED_OUT, FROM_ELSEWHERE -> SessionOver.By.ITS_OWNER;
            case FOR_THE_PERSON -> SessionOver.By.SOMEBODY_ELSE;
            case IDLE, OVERALL -> SessionOver.By.LIMIT;
            case KEY_WITHDRAWN, ROLE_TAKEN, WENT_ON, REPLACED, BY_SIGNAL -> SessionOver.By.CIRCUMSTANCE;
        };
    }

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
