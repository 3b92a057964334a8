package io.threekey.server.applications;

import java.util.Arrays;

/** How what an application is told is signed (RFC 7518, 3.1). */
public enum TokenAlgorithm {
    /** Unless an application can do no better. */
    ES256,
    /** For those of which the library knows nothing else (OpenID Connect Core 15.1). */
    RS256;

    public String code() {
        return name();
    }

    static TokenAlgorithm ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is signed by " + code));
    }
}
