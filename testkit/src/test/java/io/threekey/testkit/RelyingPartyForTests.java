package io.threekey.testkit;

import static java.util.Objects.requireNonNull;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import java.nio.charset.StandardCharsets;
import java.security.cert.TrustAnchor;
import java.util.List;
import java.util.Set;

/** The other side of the ceremonies, by a library that is not ours, with every check it has switched on. */
record RelyingPartyForTests(String id, String origin, String challenge) {

    private static final PublicKeyCredentialParameters ES256 =
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256);

    private static final WebAuthnManager STRICT = new WebAuthnManager(
            List.of(new PackedAttestationStatementVerifier(), new NoneAttestationStatementVerifier()),
            new DefaultCertPathTrustworthinessVerifier(new NoAnchors()),
            new DefaultSelfAttestationTrustworthinessVerifier());

    String creationOptions(String attestation) {
        return """
                {"rp":{"id":"%s","name":"Test"},
                 "user":{"id":"bnVyc2U","name":"nurse","displayName":"A nurse"},
                 "challenge":"%s",
                 "pubKeyCredParams":[{"type":"public-key","alg":-8},{"type":"public-key","alg":-7}],
                 "excludeCredentials":[],
                 "authenticatorSelection":{"residentKey":"required","userVerification":"required"},
                 "attestation":"%s"}""".formatted(id, challenge, attestation);
    }

    String creationOptions() {
        return creationOptions("direct");
    }

    String requestOptions() {
        return """
                {"rpId":"%s","challenge":"%s","allowCredentials":[],"userVerification":"required"}""".formatted(id, challenge);
    }

    CredentialRecord accept(String registration) {
        var accepted = STRICT.verifyRegistrationResponseJSON(
                registration, new RegistrationParameters(expectations(), List.of(ES256), true, true));
        return new CredentialRecordImpl(
                requireNonNull(accepted.getAttestationObject()),
                accepted.getCollectedClientData(),
                accepted.getClientExtensions(),
                accepted.getTransports());
    }

    Accepted accept(String authentication, CredentialRecord record) {
        var accepted = STRICT.verifyAuthenticationResponseJSON(
                authentication, new AuthenticationParameters(expectations(), record, null, true, true));
        return new Accepted(
                requireNonNull(accepted.getAuthenticatorData()).getSignCount(),
                new String(requireNonNull(accepted.getUserHandle()), StandardCharsets.UTF_8));
    }

    record Accepted(long counter, String user) {}

    private ServerProperty expectations() {
        return ServerProperty.builder()
                .origin(new Origin(origin))
                .rpId(id)
                .challenge(new DefaultChallenge(Bytes.fromBase64Url(challenge)))
                .build();
    }

    private static final class NoAnchors implements TrustAnchorRepository {
        @Override
        public Set<TrustAnchor> find(AAGUID aaguid) {
            return Set.of();
        }

        @Override
        public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
            return Set.of();
        }
    }
}
