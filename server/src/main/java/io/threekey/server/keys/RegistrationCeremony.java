package io.threekey.server.keys;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.AttestationStatement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The making of a credential, sign-in and decision keys alike: what the browser is asked for, and the steps of WebAuthn
 * 7.1 on what it brings back. Attestation statements are verified; whether their certificates lead to the maker of the
 * model (step 23) the caller asks, and that the credential id belongs to nobody else (step 25) it holds by a unique insert.
 */
@Component
public class RegistrationCeremony {

    public sealed interface Outcome {}

    public record Registered(RegisteredCredential credential) implements Outcome {}

    public record Refused(RegistrationRefusal reason) implements Outcome {}

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.EdDSA));

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webAuthn = new WebAuthnManager(
            List.of(
                    new NoneAttestationStatementVerifier(),
                    new PackedAttestationStatementVerifier(),
                    new FIDOU2FAttestationStatementVerifier(),
                    new TPMAttestationStatementVerifier(),
                    new AndroidKeyAttestationStatementVerifier(),
                    new AppleAnonymousAttestationStatementVerifier()),
            new NullCertPathTrustworthinessVerifier(),
            new DefaultSelfAttestationTrustworthinessVerifier(),
            converter);

    /** @return PublicKeyCredentialCreationOptionsJSON, discoverable and user-verifying credentials only */
    public String options(RelyingParty relyingParty, NewUser user, List<byte[]> exclude, byte[] challenge) {
        return CreationOptions.json(relyingParty, user, exclude, challenge);
    }

    /** @param response RegistrationResponseJSON as the browser sent it */
    public Outcome verify(RelyingParty relyingParty, byte[] challenge, String response) {
        return parsed(response)
                .map(registration -> verify(relyingParty, challenge, registration))
                .orElse(new Refused(RegistrationRefusal.UNREADABLE));
    }

    private Outcome verify(RelyingParty relyingParty, byte[] challenge, RegistrationData registration) {
        if (pageWasEmbedded(registration)) {
            return new Refused(RegistrationRefusal.PAGE_WAS_EMBEDDED);
        }
        var expected = ServerProperty.builder()
                .origin(new Origin(relyingParty.origin()))
                .rpId(relyingParty.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
        try {
            webAuthn.verify(registration, new RegistrationParameters(expected, ALGORITHMS, true, true));
            return CredentialKeys.fault(key(registration))
                    .<Outcome>map(Refused::new)
                    .orElseGet(() -> new Registered(credential(registration)));
        } catch (WebAuthnException refusal) {
            return new Refused(RegistrationRefusal.of(refusal));
        } catch (ClassCastException keyOfAnotherCurve) { // which the library thinks of as a point on its own
            return new Refused(RegistrationRefusal.UNREADABLE);
        }
    }

    /** Malformed input makes the library throw whatever its JSON and CBOR readers throw, null pointers included. */
    private Optional<RegistrationData> parsed(String response) {
        try {
            return Optional.of(webAuthn.parseRegistrationResponseJSON(response));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** WebAuthn 7.1 steps 10 and 11: no page of ours is made to be framed by another. */
    private static boolean pageWasEmbedded(RegistrationData registration) {
        var clientData = requireNonNull(registration.getCollectedClientData());
        return Boolean.TRUE.equals(clientData.getCrossOrigin()) || clientData.getTopOrigin() != null;
    }

    private static COSEKey key(RegistrationData registration) {
        var data = requireNonNull(registration.getAttestationObject()).getAuthenticatorData();
        return requireNonNull(data.getAttestedCredentialData()).getCOSEKey();
    }

    private RegisteredCredential credential(RegistrationData registration) {
        var attestation = requireNonNull(registration.getAttestationObject());
        var data = attestation.getAuthenticatorData();
        var attested = requireNonNull(data.getAttestedCredentialData());
        var key = attested.getCOSEKey();
        return new RegisteredCredential(
                attested.getCredentialId(),
                requireNonNull(key.getPublicKey()).getEncoded(),
                converter.getCborConverter().writeValueAsBytes(key),
                requireNonNull(key.getAlgorithm()).getValue(),
                requireNonNull(attested.getAaguid().getValue()),
                data.isFlagBE(),
                data.isFlagBS(),
                data.getSignCount(),
                attestation.getFormat(),
                Optional.ofNullable(registration.getTransports()).orElse(Set.of()).stream()
                        .map(AuthenticatorTransport::getValue)
                        .collect(toUnmodifiableSet()),
                chain(attestation.getAttestationStatement()));
    }

    private static List<byte[]> chain(AttestationStatement statement) {
        return statement instanceof CertificateBaseAttestationStatement signed
                ? Optional.ofNullable(signed.getX5c()).stream()
                        .flatMap(List::stream)
                        .map(RegistrationCeremony::encoded)
                        .toList()
                : List.of();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("a certificate that was read cannot be written", broken);
        }
    }
}
