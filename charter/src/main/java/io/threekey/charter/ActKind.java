package io.threekey.charter;

/** What a seat may do with a proposal; each is signed with a decision key. */
public enum ActKind {
    SIGN,
    OBJECT,
    WITHDRAW,
    STOP;

    public String code() {
        return Codes.code(this);
    }

    public static ActKind ofCode(String code) {
        return Codes.find(ActKind.class, code);
    }
}
