package io.threekey.server.governance;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Codes;

/**
 * Whom a group of an impact counts.
 *
 * @param name code of the care setting or name of the ward; empty for everybody, and for all that are too few to be
 *     shown on their own
 */
public record GroupName(Kind kind, String name) {

    /** What groups people. */
    public enum Kind {
        EVERYBODY,
        CARE_SETTING,
        WARD,
        OTHERS;

        public String code() {
            return Codes.code(this);
        }

        static Kind ofCode(String code) {
            return Codes.find(Kind.class, code);
        }
    }

    static final GroupName EVERYBODY = new GroupName(Kind.EVERYBODY, "");
    static final GroupName OTHERS = new GroupName(Kind.OTHERS, "");

    public GroupName {
        switch (kind) {
            case EVERYBODY, OTHERS -> require(name.isEmpty(), name);
            case CARE_SETTING -> CareSetting.ofCode(name);
            case WARD -> require(!name.isBlank(), name);
        }
    }

    static GroupName of(CareSetting setting) {
        return new GroupName(Kind.CARE_SETTING, setting.code());
    }

    static GroupName ofWard(String name) {
        return new GroupName(Kind.WARD, name);
    }

    private static void require(boolean fits, String name) {
        if (!fits) {
            throw new IllegalArgumentException("'" + name + "' names no such group");
        }
    }
}
