package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/**
 * The ledger that records the decisions: its checkpoint origin and its C2SP signed-note verifier key, pinned by the
 * charter.
 */
public record LogIdentity(String origin, String verifierKey) {

    public LogIdentity {
        Names.notBlank(origin, "origin of the ledger");
        Names.notBlank(verifierKey, "verifier key of the ledger");
    }

    public JsonObject document() {
        return Json.object()
                .put("origin", origin)
                .put("verifierKey", verifierKey)
                .build();
    }

    static LogIdentity read(Fields fields) {
        return new LogIdentity(fields.text("origin"), fields.text("verifierKey"));
    }
}
