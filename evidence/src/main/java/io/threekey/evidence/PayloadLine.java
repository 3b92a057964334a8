package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;

/**
 * One line of a payload file: which entry, its salt and its payload, as one canonical JSON object.
 *
 * @param written the payload in its canonical form, which the entry commits to; most of what a verifier reads is this
 */
record PayloadLine(long index, byte[] salt, JsonObject payload, String written) {

    static PayloadLine of(long index, byte[] salt, JsonObject payload) {
        return new PayloadLine(index, salt, payload, CanonicalJson.text(payload));
    }

    String text() {
        return "{\"index\":" + index + ",\"payload\":" + written + ",\"salt\":\"" + Base64Url.encode(salt) + "\"}";
    }

    boolean isCommittedToBy(Leaf leaf) {
        return salt.length == Commitment.SALT_LENGTH && leaf.commitsTo(salt, written.getBytes(UTF_8));
    }

    static PayloadLine parse(String line) {
        if (JsonReader.read(line.getBytes(UTF_8)) instanceof JsonObject object) {
            PayloadLine parsed = Fields.whole(
                    object,
                    "line",
                    fields -> of(fields.integer("index"), fields.bytes("salt"), fields.object("payload")));
            if (parsed.text().equals(line)) {
                return parsed;
            }
            throw new MalformedDocument("line", "is not in the canonical form of RFC 8785");
        }
        throw new MalformedDocument("line", "is not an object");
    }
}
