package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;

/**
 * Which entry, its salt and its payload, as one canonical JSON object.
 *
 * @param written the payload in its canonical form, which the entry commits to; most of what a verifier reads is this
 */
record PayloadLine(long index, byte[] salt, JsonObject payload, String written) implements BesideLeaf {

    static PayloadLine of(long index, byte[] salt, JsonObject payload) {
        return new PayloadLine(index, salt, payload, CanonicalJson.text(payload));
    }

    @Override
    public String text() {
        return "{\"index\":" + index + ",\"payload\":" + written + ",\"salt\":\"" + Base64Url.encode(salt) + "\"}";
    }

    @Override
    public JsonObject.Builder writeTo(JsonObject.Builder line) {
        return line.put("payload", payload).put("salt", salt);
    }

    boolean isCommittedToBy(Leaf leaf) {
        return salt.length == Commitment.SALT_LENGTH && leaf.commitsTo(salt, written.getBytes(UTF_8));
    }
}
