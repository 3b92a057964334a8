package io.threekey.server.governance;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.Optional;

/**
 * Sign-ins of the past that do not come out as they are recorded where they are ruled on again by what was in force then.
 *
 * @param first entry of the ledger of the first of them; empty where there are none, or it is on its way
 */
public record RuledOtherwise(long signIns, Optional<Long> first) {

    JsonObject document() {
        var json = Json.object();
        first.ifPresent(entry -> json.put("firstEntry", entry));
        return json.put("signIns", signIns).build();
    }

    static RuledOtherwise read(Fields fields) {
        return new RuledOtherwise(fields.integer("signIns"), fields.optionalInteger("firstEntry"));
    }
}
