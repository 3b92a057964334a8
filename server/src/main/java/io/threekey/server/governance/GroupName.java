package io.threekey.server.governance;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Codes;

/**
 * Whom a group of an impact counts.
 *
 * @param name code of the care setting or of what keys can be, or the name of the ward, of the profession, of the model of
 *     key; empty for everybody, and for all that are too few to be shown on their own
 */
public record GroupName(Kind kind, String name) {

    /** What groups people. */
    public enum Kind {
        EVERYBODY,
        CARE_SETTING,
        WARD,
        PROFESSION,
        KEYS,
        MODEL,
        OTHERS;

        public String code() {
            return Codes.code(this);
        }

        static Kind ofCode(String code) {
            return Codes.find(Kind.class, code);
        }
    }

    /** What the keys are with which somebody came in. */
    public enum Keys {
        /** They never leave their device. */
        CARRIED,
        /** They may be copied from device to device. */
        COPIED,
        /** Some are one thing and some another. */
        SEVERAL;

        public String code() {
            return Codes.code(this);
        }
    }

    static final GroupName EVERYBODY = new GroupName(Kind.EVERYBODY, "");
    static final GroupName OTHERS = new GroupName(Kind.OTHERS, "");

    public GroupName {
        switch (kind) {
            case EVERYBODY, OTHERS -> require(name.isEmpty(), name);
            case CARE_SETTING -> CareSetting.ofCode(name);
            case WARD, PROFESSION, MODEL -> require(!name.isBlank(), name);
            case KEYS -> Codes.find(Keys.class, name);
        }
    }

    static GroupName of(CareSetting setting) {
        return new GroupName(Kind.CARE_SETTING, setting.code());
    }

    static GroupName ofWard(String name) {
        return new GroupName(Kind.WARD, name);
    }

    public static GroupName ofProfession(String title) {
        return new GroupName(Kind.PROFESSION, title);
    }

    public static GroupName ofKeys(Keys keys) {
        return new GroupName(Kind.KEYS, keys.code());
    }

    /** @param name that its maker gave it */
    public static GroupName ofModel(String name) {
        return new GroupName(Kind.MODEL, name);
    }

    private static void require(boolean fits, String name) {
        if (!fits) {
            throw new IllegalArgumentException("'" + name + "' names no such group");
        }
    }
}
