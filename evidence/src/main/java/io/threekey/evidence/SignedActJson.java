package io.threekey.evidence;

import io.threekey.charter.Assertion;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/** A signed act as entries write it: the statement's exact bytes, and what the authenticator answered. */
public final class SignedActJson {

    private SignedActJson() {}

    static JsonObject write(SignedAct act) {
        return Json.object()
                .put("statement", act.statement())
                .put("credentialId", act.assertion().credentialId())
                .put("authenticatorData", act.assertion().authenticatorData())
                .put("clientDataJson", act.assertion().clientDataJson())
                .put("signature", act.assertion().signature())
                .build();
    }

    public static JsonArray writeAll(List<SignedAct> acts) {
        return new JsonArray(acts.stream().map(SignedActJson::write).toList());
    }

    public static SignedAct read(Fields fields) {
        return new SignedAct(
                fields.bytes("statement"),
                new Assertion(
                        fields.bytes("credentialId"),
                        fields.bytes("authenticatorData"),
                        fields.bytes("clientDataJson"),
                        fields.bytes("signature")));
    }
}
