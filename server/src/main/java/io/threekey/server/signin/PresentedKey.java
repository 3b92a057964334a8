package io.threekey.server.signin;

import static java.util.Objects.requireNonNull;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import io.threekey.charter.json.Base64Url;
import java.util.Optional;

/** A browser's answer that could be read, and is not believed yet. */
record PresentedKey(AuthenticationData data) {

    /** The hash, the flags and the counter (WebAuthn 6.1). */
    private static final int SHORTEST = 37;

    PresentedKey {
        requireNonNull(data.getCredentialId());
        requireNonNull(data.getCollectedClientData());
        requireNonNull(data.getAuthenticatorData());
    }

    String credential() {
        return Optional.ofNullable(data.getCredentialId())
                .map(Base64Url::encode)
                .orElseThrow();
    }

    Optional<String> userHandle() {
        return Optional.ofNullable(data.getUserHandle()).map(Base64Url::encode);
    }

    CollectedClientData client() {
        return requireNonNull(data.getCollectedClientData());
    }

    /** More than every answer of a device does. */
    boolean bringsMore() {
        return requireNonNull(data.getAuthenticatorDataBytes()).length > SHORTEST;
    }

    AuthenticatorData<AuthenticationExtensionAuthenticatorOutput> authenticator() {
        return requireNonNull(data.getAuthenticatorData());
    }
}
