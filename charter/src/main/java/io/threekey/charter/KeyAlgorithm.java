package io.threekey.charter;

/** Signature algorithms of decision keys: COSE -7 (ECDSA P-256 with SHA-256) and -8 (Ed25519). */
public enum KeyAlgorithm {
    ES256,
    EDDSA;

    public String code() {
        return Codes.code(this);
    }

    public static KeyAlgorithm ofCode(String code) {
        return Codes.find(KeyAlgorithm.class, code);
    }
}
