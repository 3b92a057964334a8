package io.threekey.server.authenticators;

import java.util.Arrays;
import java.util.Locale;

/** Why a key was taken back. */
public enum RevocationReason {
    LOST,
    REPLACED,
    /** Its owner does not know it: somebody else may have added it. */
    NOT_MINE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static RevocationReason ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not a reason"));
    }
}
