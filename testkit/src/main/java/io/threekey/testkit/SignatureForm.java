package io.threekey.testkit;

/** How the authenticator signs: as WebAuthn 6.5.5 says, or wrongly. */
enum SignatureForm {
    DER,
    /** The raw {@code r || s} of JOSE. */
    RAW,
    /** Well-formed, but over other bytes. */
    OVER_OTHER_BYTES;

    String algorithm() {
        return this == RAW ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA";
    }

    byte[] signedBytes(byte[] bytes) {
        return this == OVER_OTHER_BYTES ? Bytes.sha256(bytes) : bytes;
    }
}
