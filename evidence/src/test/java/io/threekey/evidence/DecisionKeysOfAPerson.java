package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.Assertion;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.testkit.SoftwareAuthenticator;
import java.util.List;

/** Two decision keys in software, and their holder signing statements with the newer one. */
final class DecisionKeysOfAPerson {

    static final String RELYING_PARTY = "seal.example.org";
    static final String ORIGIN = "https://seal.example.org";

    private final SoftwareAuthenticator authenticator;

    DecisionKeysOfAPerson(String seed) {
        authenticator = SoftwareAuthenticator.seeded(seed);
        create("first");
        create("second");
    }

    List<DecisionKey> keys() {
        return authenticator.credentials().stream()
                .map(held -> new DecisionKey(
                        Base64Url.decode(held.id()),
                        held.publicKey(),
                        KeyAlgorithm.ES256,
                        held.model().toString(),
                        "software key"))
                .toList();
    }

    SignedAct sign(byte[] statement) {
        JsonObject options = Json.object()
                .put("challenge", Base64Url.encode(Digest.of(statement).bytes()))
                .put("rpId", RELYING_PARTY)
                .build();
        JsonObject answered = (JsonObject) JsonReader.read(
                authenticator.get(CanonicalJson.text(options), ORIGIN).getBytes(UTF_8));
        Fields answer = Fields.of(Fields.of(answered, "answer").object("response"), "response");
        byte[] credential =
                Base64Url.decode(authenticator.credentials().getLast().id());
        return new SignedAct(
                statement,
                new Assertion(
                        credential,
                        answer.bytes("authenticatorData"),
                        answer.bytes("clientDataJSON"),
                        answer.bytes("signature")));
    }

    private void create(String name) {
        JsonObject options = Json.object()
                .put("challenge", Base64Url.encode(new byte[32]))
                .put("rp", Json.object().put("id", RELYING_PARTY).build())
                .put(
                        "user",
                        Json.object()
                                .put("id", name.getBytes(UTF_8))
                                .put("name", name)
                                .build())
                .put(
                        "pubKeyCredParams",
                        JsonArray.of(Json.object()
                                .put("alg", -7)
                                .put("type", "public-key")
                                .build()))
                .put("attestation", "none")
                .build();
        authenticator.create(CanonicalJson.text(options), ORIGIN);
    }
}
