package io.threekey.evidence;

import io.threekey.charter.json.Digest;
import java.nio.ByteBuffer;

/** SHA-256 over a salt and a payload: binds the ledger to the payload and, once the salt is gone, tells nothing of it. */
final class Commitment {

    static final int SALT_LENGTH = 32;

    private Commitment() {}

    static Digest to(byte[] salt, byte[] payload) {
        // a salt of fixed length, so that no byte can move between the two
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        return Digest.of(ByteBuffer.allocate(SALT_LENGTH + payload.length)
                .put(salt)
                .put(payload)
                .array());
    }
}
