package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/** A policy that the founding charter carries as its first version, signed with the charter itself. */
public record FoundingPolicy(PolicyAddress address, JsonObject document) {

    JsonObject asJson() {
        return Json.object()
                .put("address", address.document())
                .put("document", document)
                .build();
    }

    static FoundingPolicy read(Fields fields) {
        return new FoundingPolicy(fields.object("address", PolicyAddress::read), fields.object("document"));
    }
}
