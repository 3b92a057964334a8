package io.threekey.server.timing;

import io.threekey.charter.Codes;
import java.util.Arrays;

/** What got in somebody's way, as far as they say it. */
public enum Hindrance {
    UNSAID,
    SLOW,
    KEY,
    TOO_OFTEN,
    APPLICATION;

    public String code() {
        return Codes.code(this);
    }

    /** Whatever else is written there says nothing. */
    public static Hindrance named(String code) {
        return Arrays.stream(values())
                .filter(hindrance -> hindrance.code().equals(code))
                .findFirst()
                .orElse(UNSAID);
    }
}
