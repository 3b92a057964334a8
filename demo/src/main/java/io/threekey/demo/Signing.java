package io.threekey.demo;

import io.threekey.charter.ActStatement;
import io.threekey.charter.Assertion;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A persona's signature under an act, as the seal origin's page would ask for it. */
@Component
public class Signing {

    private static final JsonMapper JSON = new JsonMapper();

    private final DemoKeys keys;
    private final Origins origins;

    Signing(DemoKeys keys, Origins origins) {
        this.keys = keys;
        this.origins = origins;
    }

    public SignedAct sign(Persona persona, ActStatement statement) {
        var bytes = statement.bytes();
        var options = JsonNodeFactory.instance
                .objectNode()
                .put("challenge", Base64Url.encode(Digest.of(bytes).bytes()))
                .put("rpId", origins.relyingParty(Origin.SEAL))
                .put("userVerification", "required");
        var asked = new Asked(Asked.Ceremony.GET, options.toString());
        var answer =
                JSON.readTree(keys.answer(persona, asked, origins.sealOrigin().toString()));
        var response = answer.required("response");
        return new SignedAct(
                bytes,
                new Assertion(
                        Base64Url.decode(answer.required("id").asString()),
                        Base64Url.decode(response.required("authenticatorData").asString()),
                        Base64Url.decode(response.required("clientDataJSON").asString()),
                        Base64Url.decode(response.required("signature").asString())));
    }
}
