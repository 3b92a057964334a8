package io.threekey.server.signin;

import static io.threekey.server.access.Origin.ID;
import static java.util.Objects.requireNonNull;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import io.threekey.charter.DerSignature;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.server.access.Origins;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.keys.SealedChallenges;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The use of a passkey: what the browser is asked for, and the signature of what it brings back. */
@Component
class AssertionCeremony {

    private final String relyingParty;
    private final Origin origin;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnAuthenticationManager webAuthn = new WebAuthnAuthenticationManager(List.of(), converter);

    AssertionCeremony(Origins origins) {
        this.relyingParty = origins.relyingParty(ID);
        this.origin = new Origin(origins.idOrigin().toString());
        // 7.2 step 22: a counter that goes back is a signal; SignIn records it
        webAuthn.getAuthenticationDataVerifier().setMaliciousCounterValueHandler(wentBack -> {});
    }

    /**
     * PublicKeyCredentialRequestOptionsJSON (WebAuthn 5.1.9): any discoverable key, its user verified. No keys are listed
     * even where some are needed: a listed one need not say whose it is, and step 6 wants to hear it.
     */
    String options(byte[] challenge, List<String> hints) {
        return CanonicalJson.text(Json.object()
                .put("challenge", challenge)
                .put("rpId", relyingParty)
                .put("allowCredentials", JsonArray.of())
                .put("userVerification", "required")
                .put("hints", JsonArray.ofTexts(hints))
                .put("timeout", SealedChallenges.LIFETIME.toMillis())
                .build());
    }

    /** Malformed input makes the library throw whatever its JSON and CBOR readers throw, null pointers included. */
    Optional<PresentedKey> read(String response) {
        try {
            return Optional.of(new PresentedKey(webAuthn.parse(response)));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** All steps of WebAuthn 7.2 that the library knows, the signature (step 21) among them. */
    boolean signatureHolds(PresentedKey presented, Passkey passkey, byte[] challenge) {
        var expected = ServerProperty.builder()
                .origin(origin)
                .rpId(relyingParty)
                .challenge(new DefaultChallenge(challenge))
                .build();
        var key = requireNonNull(converter.getCborConverter().readValue(passkey.publicKey(), COSEKey.class));
        try {
            webAuthn.verify(
                    presented.data(),
                    new AuthenticationParameters(expected, record(presented.data(), passkey, key), null, true, true));
            return Optional.ofNullable(presented.data().getSignature())
                    .map(form(key)::holds)
                    .orElse(false);
        } catch (WebAuthnException wrong) {
            return false;
        }
    }

    /** How a signature has to be written. */
    interface Form {
        boolean holds(byte[] signature);
    }

    /** The platform takes the numbers of an ES256 signature in forms that DER forbids. */
    static Form form(COSEKey key) {
        return COSEAlgorithmIdentifier.ES256.equals(key.getAlgorithm()) ? DerSignature::isStrict : signature -> true;
    }

    /** Whether the backup flags are those of the registration is judged afterwards, once it is known who says so. */
    private CredentialRecordImpl record(AuthenticationData data, Passkey passkey, COSEKey key) {
        var flags = requireNonNull(data.getAuthenticatorData());
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                flags.isFlagBE(),
                flags.isFlagBS(),
                passkey.counter(),
                new AttestedCredentialData(new AAGUID(passkey.model()), Base64Url.decode(passkey.id()), key),
                null,
                null,
                null,
                null);
    }
}
