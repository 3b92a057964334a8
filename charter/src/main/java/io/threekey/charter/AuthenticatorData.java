package io.threekey.charter;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.MalformedDocument;
import java.util.Arrays;

/** The authenticator's own part of an assertion (WebAuthn 6.1). Its counter is a signal, not a proof, and is not read. */
record AuthenticatorData(Digest rpIdHash, int flags) {
    private static final int HASH_BYTES = 32;
    private static final int FIXED_BYTES = HASH_BYTES + 1 + 4;
    private static final int UP = 0x01;
    private static final int UV = 0x04;
    private static final int BE = 0x08;
    private static final int BS = 0x10;
    private static final int AT = 0x40;
    private static final int ED = 0x80;

    static AuthenticatorData parse(byte[] bytes) {
        if (bytes.length < FIXED_BYTES) {
            throw new MalformedDocument("authenticatorData", "is too short");
        }
        var data = new AuthenticatorData(Digest.ofBytes(Arrays.copyOf(bytes, HASH_BYTES)), bytes[HASH_BYTES]);
        if (data.has(AT)) {
            throw new MalformedDocument("authenticatorData", "an assertion carries no new credential (6.1)");
        }
        if (data.has(ED) != bytes.length > FIXED_BYTES) {
            throw new MalformedDocument("authenticatorData", "its length and its extension flag differ");
        }
        return data;
    }

    boolean userPresent() {
        return has(UP);
    }

    boolean userVerified() {
        return has(UV);
    }

    boolean deviceBound() {
        return !has(BE) && !has(BS);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
