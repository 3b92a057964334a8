package io.threekey.server.signin;

import io.threekey.charter.Codes;
import java.util.Arrays;
import java.util.Optional;

/** Why somebody's sessions are ended for them. There is no "other": it would be what everybody chooses. */
public enum EndingReason {
    /** A key or a badge of theirs is gone. */
    KEY_LOST,
    /** Somebody else may be in under their name. */
    MISUSE,
    /** They do not work here any more. */
    LEFT,
    /** They asked for it, such as after leaving a screen open. */
    ASKED;

    public String code() {
        return Codes.code(this);
    }

    static Optional<EndingReason> named(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
