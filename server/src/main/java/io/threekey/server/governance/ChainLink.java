package io.threekey.server.governance;

import io.threekey.charter.Assertion;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * One link of the chain of decisions: number 0 is the founding, whose document is the charter; the others adopt a
 * proposal.
 */
record ChainLink(long number, byte[] document, List<SignedAct> acts, Instant adoptedAt) {

    ChainLink {
        acts = List.copyOf(acts);
    }

    /** Over every byte of the link, so that two links with the same digest say the same. */
    Digest digest() {
        return Digest.of(CanonicalJson.bytes(asJson()));
    }

    JsonObject asJson() {
        return Json.object()
                .put("number", number)
                .put("document", document)
                .put(
                        "acts",
                        new JsonArray(acts.stream().map(ChainLink::actAsJson).toList()))
                .put("adoptedAt", adoptedAt)
                .build();
    }

    static ChainLink read(Fields fields) {
        return new ChainLink(
                fields.integer("number"),
                fields.bytes("document"),
                fields.objects("acts", ChainLink::readAct),
                fields.instant("adoptedAt"));
    }

    private static JsonObject actAsJson(SignedAct act) {
        return Json.object()
                .put("statement", act.statement())
                .put("credentialId", act.assertion().credentialId())
                .put("authenticatorData", act.assertion().authenticatorData())
                .put("clientDataJson", act.assertion().clientDataJson())
                .put("signature", act.assertion().signature())
                .build();
    }

    private static SignedAct readAct(Fields fields) {
        return new SignedAct(
                fields.bytes("statement"),
                new Assertion(
                        fields.bytes("credentialId"),
                        fields.bytes("authenticatorData"),
                        fields.bytes("clientDataJson"),
                        fields.bytes("signature")));
    }
}
