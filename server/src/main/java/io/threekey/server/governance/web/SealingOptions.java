package io.threekey.server.governance.web;

import io.threekey.charter.ActStatement;
import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;

/** What the browser is asked for: PublicKeyCredentialRequestOptionsJSON (WebAuthn L3, 5.1.9) for one statement. */
final class SealingOptions {

    private static final int TIMEOUT_MILLIS = 300_000;

    private SealingOptions() {}

    static String json(Charter charter, ActStatement statement) {
        var keys = charter.seat(statement.seat()).orElseThrow().keys();
        return CanonicalJson.text(Json.object()
                .put("challenge", statement.digest().bytes())
                .put("rpId", charter.sealing().relyingParty())
                .put(
                        "allowCredentials",
                        new JsonArray(
                                keys.stream().map(SealingOptions::descriptor).toList()))
                .put("userVerification", "required")
                .put("timeout", TIMEOUT_MILLIS)
                .build());
    }

    private static JsonObject descriptor(DecisionKey key) {
        return Json.object()
                .put("type", "public-key")
                .put("id", key.credentialId())
                .build();
    }
}
