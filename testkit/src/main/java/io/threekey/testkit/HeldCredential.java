package io.threekey.testkit;

import java.security.KeyPair;
import java.util.UUID;

/**
 * A discoverable credential as its authenticator holds it.
 *
 * @param id base64url without padding
 * @param userHandle base64url without padding
 * @param model the AAGUID
 * @param counter the signature counter last reported
 */
public record HeldCredential(
        String id, String relyingParty, String userHandle, String userName, UUID model, KeyPair keys, long counter) {

    /** X.509 SubjectPublicKeyInfo. */
    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }

    HeldCredential withCounter(long value) {
        return new HeldCredential(id, relyingParty, userHandle, userName, model, keys, value);
    }
}
