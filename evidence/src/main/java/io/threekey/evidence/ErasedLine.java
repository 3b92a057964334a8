package io.threekey.evidence;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/** That the payload of an entry was erased, and by which version of the policy {@code record-erasure}. */
record ErasedLine(long index, int version) implements BesideLeaf {

    static final String BY = "erasedBy";

    @Override
    public String text() {
        return CanonicalJson.text(writeTo(Json.object().put("index", index)).build());
    }

    @Override
    public JsonObject.Builder writeTo(JsonObject.Builder line) {
        return line.put(BY, version);
    }
}
