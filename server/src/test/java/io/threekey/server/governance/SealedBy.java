package io.threekey.server.governance;

import io.threekey.charter.ActStatement;
import io.threekey.charter.Assertion;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.testkit.SoftwareAuthenticator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a key answers when the signing page asks it for a statement. */
final class SealedBy {

    private static final JsonMapper JSON = new JsonMapper();

    private SealedBy() {}

    static SignedAct of(SoftwareAuthenticator key, ActStatement statement, Origins origins) {
        return new SignedAct(statement.bytes(), assertion(answer(key, statement, origins)));
    }

    /** AuthenticationResponseJSON. */
    static String answer(SoftwareAuthenticator key, ActStatement statement, Origins origins) {
        var options = Json.object()
                .put("challenge", statement.digest().bytes())
                .put("rpId", origins.relyingParty(Origin.SEAL))
                .put("userVerification", "required")
                .build();
        return key.get(CanonicalJson.text(options), origins.sealOrigin().toString());
    }

    static Assertion assertion(String answer) {
        var root = JSON.readTree(answer);
        var response = root.path("response");
        return new Assertion(
                bytes(root.path("rawId")),
                bytes(response.path("authenticatorData")),
                bytes(response.path("clientDataJSON")),
                bytes(response.path("signature")));
    }

    private static byte[] bytes(JsonNode node) {
        return Base64Url.decode(node.asString());
    }
}
