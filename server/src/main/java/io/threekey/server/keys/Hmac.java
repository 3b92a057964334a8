package io.threekey.server.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 under one key. */
final class Hmac {

    static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    Hmac(WrappingKey wrappingKey, String purpose) {
        this.key = wrappingKey.derive(purpose, ALGORITHM);
    }

    byte[] of(byte[] bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, broken);
        }
    }

    boolean verify(byte[] bytes, byte[] mac) {
        return MessageDigest.isEqual(of(bytes), mac);
    }
}
