package io.threekey.server.people;

import io.threekey.charter.Codes;

/** What somebody is here as. Without a role nobody is let in. */
public enum Role {
    /** Works at shared workstations beside patients. */
    WARD_STAFF,
    /** Works at an own, managed computer. */
    OFFICE_STAFF;

    public String code() {
        return Codes.code(this);
    }

    static Role ofCode(String code) {
        return Codes.find(Role.class, code);
    }
}
