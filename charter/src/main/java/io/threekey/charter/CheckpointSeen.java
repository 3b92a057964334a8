package io.threekey.charter;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/**
 * The ledger's head that a signer was shown. It places the act in time without trusting anybody's clock.
 *
 * @param size number of entries
 * @param root RFC 6962 tree hash of them
 */
public record CheckpointSeen(String origin, long size, Digest root) {

    public CheckpointSeen {
        Names.notBlank(origin, "origin of the checkpoint");
        if (size < 0) {
            throw new IllegalArgumentException("a ledger of " + size + " entries does not exist");
        }
    }

    /** The ledger before its first entry: the root is SHA-256 of nothing (RFC 6962, 2.1). */
    public static CheckpointSeen empty(String origin) {
        return new CheckpointSeen(origin, 0, Digest.of(new byte[0]));
    }

    JsonObject document() {
        return Json.object()
                .put("origin", origin)
                .put("size", size)
                .put("root", root)
                .build();
    }

    static CheckpointSeen read(Fields fields) {
        return new CheckpointSeen(fields.text("origin"), fields.integer("size"), fields.digest("root"));
    }
}
