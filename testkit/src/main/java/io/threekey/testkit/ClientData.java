package io.threekey.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** CollectedClientData, WebAuthn 5.8.1. */
record ClientData(String type, String challenge, String origin, boolean crossOrigin, Optional<String> topOrigin) {

    static ClientData ofCreate(String challenge, String origin) {
        return new ClientData("webauthn.create", challenge, origin, false, Optional.empty());
    }

    static ClientData ofGet(String challenge, String origin) {
        return new ClientData("webauthn.get", challenge, origin, false, Optional.empty());
    }

    ClientData withType(String other) {
        return new ClientData(other, challenge, origin, crossOrigin, topOrigin);
    }

    ClientData withChallenge(String other) {
        return new ClientData(type, other, origin, crossOrigin, topOrigin);
    }

    ClientData withOrigin(String other) {
        return new ClientData(type, challenge, other, crossOrigin, topOrigin);
    }

    ClientData embedded() {
        return new ClientData(type, challenge, origin, true, topOrigin);
    }

    ClientData withTopOrigin(String other) {
        return new ClientData(type, challenge, origin, crossOrigin, Optional.of(other));
    }

    byte[] bytes() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("challenge", challenge)
                .put("origin", origin)
                .put("crossOrigin", crossOrigin);
        topOrigin.ifPresent(value -> json.put("topOrigin", value));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
