package io.threekey.server.governance.web;

import io.threekey.charter.Assertion;
import io.threekey.charter.json.Base64Url;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads AuthenticationResponseJSON (WebAuthn L3, 5.1.8) down to the four byte strings that verification needs. */
final class AssertionAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AssertionAnswer() {}

    /** What is no such answer came from no page of ours, so its sender is sent back to one. */
    static Assertion read(String answer) {
        try {
            var root = JSON.readTree(answer);
            var response = root.path("response");
            return new Assertion(
                    bytes(root.path("rawId")),
                    bytes(response.path("authenticatorData")),
                    bytes(response.path("clientDataJSON")),
                    bytes(response.path("signature")));
        } catch (JacksonException | IllegalArgumentException notAnAnswer) {
            throw StalePage.garbled();
        }
    }

    private static byte[] bytes(JsonNode node) {
        return Base64Url.decode(node.asString(""));
    }
}
