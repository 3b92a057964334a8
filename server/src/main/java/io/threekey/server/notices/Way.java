package io.threekey.server.notices;

import java.util.Arrays;
import java.util.Locale;

/** How a notice leaves the house. */
public enum Way {
    MAIL,
    /** A gateway of the hospital's that sends text messages or rings pagers. */
    PAGER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way ofCode(String code) {
        return Arrays.stream(values())
                .filter(way -> way.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is no way out of the house"));
    }
}
