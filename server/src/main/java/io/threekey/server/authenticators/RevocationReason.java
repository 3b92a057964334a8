package io.threekey.server.authenticators;

import io.threekey.charter.Codes;

/** Why a key was taken back. */
public enum RevocationReason {
    LOST,
    REPLACED,
    /** Its owner does not know it: somebody else may have added it. */
    NOT_MINE;

    public String code() {
        return Codes.code(this);
    }

    public static RevocationReason ofCode(String code) {
        return Codes.find(RevocationReason.class, code);
    }
}
