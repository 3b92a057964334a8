package io.threekey.evidence;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;

/**
 * An entry in full: the leaf's bytes in the tree, and the salt and payload that it commits to. Whether they fit is for
 * the reader of an export to say.
 */
public record LedgerEntry(byte[] leaf, byte[] salt, byte[] payload) implements ExportedEntry {

    public static LedgerEntry of(EntryType type, Instant at, byte[] salt, JsonObject payload) {
        byte[] bytes = CanonicalJson.bytes(payload);
        return new LedgerEntry(Leaf.of(type, at, salt, bytes).bytes(), salt, bytes);
    }
}
