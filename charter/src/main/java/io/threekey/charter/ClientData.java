package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;

/**
 * What the browser says it asked for (WebAuthn 5.8.1). Members that are not listed may come with future browsers and are
 * ignored, as the standard demands.
 *
 * @param crossOrigin also where the browser names a top origin, which only exists for a page inside another
 */
record ClientData(String type, String challenge, String origin, boolean crossOrigin) {

    static ClientData parse(byte[] json) {
        if (JsonReader.read(json) instanceof JsonObject object) {
            var fields = Fields.of(object, "clientData");
            return new ClientData(
                    fields.text("type"),
                    fields.text("challenge"),
                    fields.text("origin"),
                    fields.optional("crossOrigin", fields::flag).orElse(false) || fields.has("topOrigin"));
        }
        throw new MalformedDocument("clientData", "is not an object");
    }
}
