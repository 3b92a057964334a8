package io.threekey.charter;

/** What is done with a policy on its way, while the one before it is still the one obeyed. */
public enum Stage {
    /** What it would have done is found from what happens, and nobody notices. */
    RECORD,

    /** Those whom it will touch are told as well. */
    WARN;

    public String code() {
        return Codes.code(this);
    }

    public static Stage ofCode(String code) {
        return Codes.find(Stage.class, code);
    }
}
