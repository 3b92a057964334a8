package io.threekey.charter;

/** What an objection does, as the decision right says; silence never consents. */
public enum ObjectionEffect {
    BLOCKS,
    ESCALATES,
    NOTED;

    public String code() {
        return Codes.code(this);
    }

    public static ObjectionEffect ofCode(String code) {
        return Codes.find(ObjectionEffect.class, code);
    }
}
