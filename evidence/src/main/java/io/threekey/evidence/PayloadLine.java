package io.threekey.evidence;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.nio.charset.StandardCharsets;

/** One line of a payload file: which entry, its salt and its payload, as one canonical JSON object. */
record PayloadLine(long index, byte[] salt, JsonObject payload) {

    String text() {
        return CanonicalJson.text(Json.object()
                .put("index", index)
                .put("salt", salt)
                .put("payload", payload)
                .build());
    }

    boolean isCommittedToBy(Leaf leaf) {
        return salt.length == Commitment.SALT_LENGTH && leaf.commitsTo(salt, CanonicalJson.bytes(payload));
    }

    static PayloadLine parse(String line) {
        if (CanonicalJson.read(line.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
            return Fields.whole(
                    object,
                    "line",
                    fields -> new PayloadLine(fields.integer("index"), fields.bytes("salt"), fields.object("payload")));
        }
        throw new MalformedDocument("line", "is not an object");
    }
}
