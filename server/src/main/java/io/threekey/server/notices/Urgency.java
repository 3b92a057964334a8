package io.threekey.server.notices;

import io.threekey.charter.Codes;

public enum Urgency {
    /** To be read at the next opportunity. */
    INFORM,
    /** Somebody must act now, and is paged until somebody says so. */
    PAGE;

    public String code() {
        return Codes.code(this);
    }

    static Urgency ofCode(String code) {
        return Codes.find(Urgency.class, code);
    }
}
