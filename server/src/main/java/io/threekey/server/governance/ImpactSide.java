package io.threekey.server.governance;

import java.util.Arrays;
import java.util.Locale;

/** The two things that are weighed against each other before a decision is signed. */
public enum ImpactSide {
    CONTINUITY,
    SECURITY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImpactSide ofCode(String code) {
        return Arrays.stream(values())
                .filter(side -> side.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is no side"));
    }
}
