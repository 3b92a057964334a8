package io.threekey.server.timing;

import io.threekey.charter.Codes;

/** What a sign-in consists of, in order. What an application takes afterwards is its own. */
public enum Stage {
    PAGE,
    PERSON,
    CEREMONY,
    RULING,
    COMMIT;

    public String code() {
        return Codes.code(this);
    }
}
