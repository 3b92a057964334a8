package io.threekey.server.people;

import java.util.Arrays;
import java.util.Locale;

/** What somebody is here as. Without a role nobody is let in. */
public enum Role {
    /** Works at shared workstations beside patients. */
    WARD_STAFF,
    /** Works at an own, managed computer. */
    OFFICE_STAFF;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Role ofCode(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not a role"));
    }
}
