package io.threekey.server.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;

/** HMAC-SHA-256 under one key. */
final class Hmac {

    static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    /** Has taken in the key and nothing else, and is only ever copied: looking one up costs more than using it. */
    private final Mac keyed;

    Hmac(WrappingKey wrappingKey, String purpose) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(wrappingKey.derive(purpose, ALGORITHM));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, broken);
        }
    }

    byte[] of(byte[] bytes) {
        try {
            return ((Mac) keyed.clone()).doFinal(bytes);
        } catch (CloneNotSupportedException broken) {
            throw new IllegalStateException("this Java platform cannot copy " + ALGORITHM, broken);
        }
    }

    boolean verify(byte[] bytes, byte[] mac) {
        return MessageDigest.isEqual(of(bytes), mac);
    }
}
