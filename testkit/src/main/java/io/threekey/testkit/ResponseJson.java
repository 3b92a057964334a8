package io.threekey.testkit;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** RegistrationResponseJSON and AuthenticationResponseJSON, WebAuthn 5.1. */
final class ResponseJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ResponseJson() {}

    static String registration(
            HeldCredential credential, byte[] clientData, byte[] authenticatorData, byte[] attestationObject) {
        var response = JSON.createObjectNode()
                .put("clientDataJSON", Bytes.base64Url(clientData))
                .put("authenticatorData", Bytes.base64Url(authenticatorData))
                .put("publicKey", Bytes.base64Url(credential.publicKey()))
                .put("publicKeyAlgorithm", Cbor.ES256)
                .put("attestationObject", Bytes.base64Url(attestationObject));
        response.putArray("transports").add("usb");
        return credential(credential, response);
    }

    static String authentication(
            HeldCredential credential,
            byte[] clientData,
            byte[] authenticatorData,
            byte[] signature,
            String userHandle) {
        var response = JSON.createObjectNode()
                .put("clientDataJSON", Bytes.base64Url(clientData))
                .put("authenticatorData", Bytes.base64Url(authenticatorData))
                .put("signature", Bytes.base64Url(signature))
                .put("userHandle", userHandle);
        return credential(credential, response);
    }

    private static String credential(HeldCredential credential, ObjectNode response) {
        var json = JSON.createObjectNode().put("id", credential.id()).put("rawId", credential.id());
        json.set("response", response);
        json.put("authenticatorAttachment", "cross-platform")
                .put("type", "public-key")
                .putObject("clientExtensionResults");
        return json.toString();
    }
}
