package io.threekey.server.governance;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.SealingRules;
import io.threekey.server.frame.Refusal;
import io.threekey.server.keys.RegisteredCredential;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A credential that was just registered, as the decision key it is to become. */
final class RegisteredDecisionKey {

    private static final long ES256 = -7; // RFC 9053 section 2.1
    private static final String UNATTESTED = "none"; // WebAuthn 8.7

    private RegisteredDecisionKey() {}

    static DecisionKey of(RegisteredCredential credential, String label) {
        return new DecisionKey(
                credential.id(),
                credential.publicKey(),
                credential.algorithm() == ES256 ? KeyAlgorithm.ES256 : KeyAlgorithm.EDDSA,
                credential.model().toString(),
                label);
    }

    static boolean isAmong(Stream<DecisionKey> keys, RegisteredCredential credential) {
        return keys.anyMatch(key -> Arrays.equals(key.credentialId(), credential.id())
                || Arrays.equals(key.publicKey(), credential.publicKey()));
    }

    /**
     * Why it is not of a permitted model; empty where it is. Where models are named, a key without an attestation is
     * refused: it could claim to be any of them.
     */
    static Optional<Refusal> refusal(List<String> models, RegisteredCredential credential) {
        if (models.contains(SealingRules.ANY_MODEL)) {
            return Optional.empty();
        }
        if (credential.attestationFormat().equals(UNATTESTED)) {
            return Optional.of(Refusal.of("governance.founding.unattested"));
        }
        return models.contains(credential.model().toString())
                ? Optional.empty()
                : Optional.of(Refusal.of("governance.founding.model"));
    }
}
