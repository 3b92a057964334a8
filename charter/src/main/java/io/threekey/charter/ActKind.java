package io.threekey.charter;

/** What a seat may do with a proposal; each is signed with a decision key. */
public enum ActKind {
    SIGN,
    OBJECT,
    WITHDRAW,
    STOP,

    /** Says something to everybody who decides, and changes nothing. */
    ADVISE,

    /** The sponsor's way out of a deadlock: signs against one domain. */
    OVERRULE;

    /** Whether it says why in words of its own. */
    public boolean givesReason() {
        return this == OBJECT || this == ADVISE || this == OVERRULE;
    }

    public String code() {
        return Codes.code(this);
    }

    public static ActKind ofCode(String code) {
        return Codes.find(ActKind.class, code);
    }
}
