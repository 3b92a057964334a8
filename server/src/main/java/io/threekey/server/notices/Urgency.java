package io.threekey.server.notices;

import java.util.Arrays;
import java.util.Locale;

public enum Urgency {
    /** To be read at the next opportunity. */
    INFORM,
    /** Somebody must act now, and is paged until somebody says so. */
    PAGE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Urgency ofCode(String code) {
        return Arrays.stream(values())
                .filter(urgency -> urgency.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not an urgency"));
    }
}
