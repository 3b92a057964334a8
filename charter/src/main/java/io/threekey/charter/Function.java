package io.threekey.charter;

/** The sponsor and the three domains that own access together. */
public enum Function {
    SPONSOR,
    IAM,
    CLINICAL_OPERATIONS,
    SECURITY;

    public String code() {
        return Codes.code(this);
    }

    public static Function ofCode(String code) {
        return Codes.find(Function.class, code);
    }
}
