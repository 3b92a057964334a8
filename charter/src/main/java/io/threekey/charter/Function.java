package io.threekey.charter;

/** The sponsor, the three domains that own access together, and the staff whose monitoring is decided with them. */
public enum Function {
    SPONSOR,
    IAM,
    CLINICAL_OPERATIONS,
    SECURITY,
    STAFF_REPRESENTATION;

    /** One of the three that own access; no decision goes against two of them. */
    public boolean isDomain() {
        return this == IAM || this == CLINICAL_OPERATIONS || this == SECURITY;
    }

    /** Whether no hospital can be founded without it. */
    boolean founds() {
        return this == SPONSOR || isDomain();
    }

    public String code() {
        return Codes.code(this);
    }

    public static Function ofCode(String code) {
        return Codes.find(Function.class, code);
    }
}
