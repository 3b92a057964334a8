package io.threekey.server.notices;

import io.threekey.charter.Codes;

/** How a notice leaves the house. */
public enum Way {
    MAIL,
    /** A gateway of the hospital's that sends text messages or rings pagers. */
    PAGER;

    public String code() {
        return Codes.code(this);
    }

    static Way ofCode(String code) {
        return Codes.find(Way.class, code);
    }
}
