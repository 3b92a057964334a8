package io.threekey.server.governance;

import io.threekey.charter.PersonId;

/**
 * How a founder's first sign-in passkey is made while nothing is founded yet; {@code authenticators} implements it.
 * Until the founding is complete the answer is kept by governance as opaque bytes and admits nobody.
 */
public interface FounderPasskeys {

    /** What the browser is asked: PublicKeyCredentialCreationOptionsJSON (WebAuthn L3, 5.1.8). */
    String creationOptions(PersonId person, String name, byte[] challenge);

    /** Verifies the browser's answer. */
    Outcome verify(String registrationJson, byte[] challenge);

    /** Makes a verified passkey able to sign in, in the founding's own transaction. */
    void bind(PersonId person, byte[] verified);

    sealed interface Outcome {

        record Verified(byte[] passkey) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }
}
