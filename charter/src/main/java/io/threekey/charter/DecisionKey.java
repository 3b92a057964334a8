package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.Arrays;

/**
 * A device-bound credential that signs decisions and nothing else.
 *
 * @param credentialId as WebAuthn reports it
 * @param publicKey X.509 SubjectPublicKeyInfo
 * @param model AAGUID of the authenticator
 * @param label what its holder calls it
 */
public record DecisionKey(byte[] credentialId, byte[] publicKey, KeyAlgorithm algorithm, String model, String label) {

    public DecisionKey {
        if (credentialId.length == 0 || credentialId.length > 1023) { // WebAuthn 7.1, step 25
            throw new IllegalArgumentException("a credential id has 1 to 1023 bytes, not " + credentialId.length);
        }
        Names.notBlank(label, "label of a decision key");
        credentialId = credentialId.clone();
        publicKey = publicKey.clone();
    }

    @Override
    public byte[] credentialId() {
        return credentialId.clone();
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    public JsonObject document() {
        return Json.object()
                .put("credentialId", credentialId)
                .put("publicKey", publicKey)
                .put("algorithm", algorithm.code())
                .put("model", model)
                .put("label", label)
                .build();
    }

    public static DecisionKey read(Fields fields) {
        return new DecisionKey(
                fields.bytes("credentialId"),
                fields.bytes("publicKey"),
                fields.text("algorithm", KeyAlgorithm::ofCode),
                fields.text("model"),
                fields.text("label"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecisionKey key && key.document().equals(document());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(credentialId);
    }

    @Override
    public String toString() {
        return document().toString();
    }
}
