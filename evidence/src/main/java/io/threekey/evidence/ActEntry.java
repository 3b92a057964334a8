package io.threekey.evidence;

import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonObject;

/** Payload of {@code proposal.act}: one signature, objection, withdrawal or stop, as it was given. */
public record ActEntry(SignedAct act) {

    public static final String FORMAT = "threekey-entry-act/1";

    public JsonObject payload() {
        return Document.of(FORMAT).put("act", SignedActJson.write(act)).build();
    }

    public static ActEntry parse(JsonObject payload) {
        return Document.read(payload, FORMAT, fields -> new ActEntry(fields.object("act", SignedActJson::read)));
    }
}
