package io.threekey.server.applications;

import java.util.Arrays;

/** Whether an application may be told anew that somebody still is in, without sending them here again (RFC 6749, 6). */
public enum Renewal {
    /** What a registration means that does not speak of it. */
    NEVER("never"),
    /** By a refresh token that ends with their session, whatever else happens. */
    WHILE_SIGNED_IN("while-signed-in");

    private final String code;

    Renewal(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Renewal ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is renewed " + code));
    }
}
