package io.threekey.server.sealedrows;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;

/**
 * What the MAC of a row covers besides its table's name.
 *
 * @param version counts up where the row may change, so that two states of it never share a MAC
 * @param content every other column
 */
public record Sealed(String key, long version, JsonObject content) {

    /** For rows that are written once. */
    public static Sealed once(String key, JsonObject content) {
        return new Sealed(key, 1, content);
    }

    byte[] bytes() {
        return CanonicalJson.bytes(content);
    }
}
