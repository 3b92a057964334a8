package io.threekey.charter;

import java.util.Arrays;

/** What an authenticator answered: the four byte strings of a WebAuthn assertion response, untouched. */
public record Assertion(byte[] credentialId, byte[] authenticatorData, byte[] clientDataJson, byte[] signature) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Assertion that
                && Arrays.equals(credentialId, that.credentialId)
                && Arrays.equals(authenticatorData, that.authenticatorData)
                && Arrays.equals(clientDataJson, that.clientDataJson)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }
}
