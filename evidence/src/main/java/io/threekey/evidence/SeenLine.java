package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.ConsistencyProof;

/** That the ledger grew from the one of an earlier size, which a signer was shown. */
record SeenLine(ConsistencyProof proof) {

    String text() {
        return CanonicalJson.text(Json.object()
                .put("size", proof.oldSize())
                .put("proof", ShownEntry.hashes(proof.path()))
                .build());
    }

    static SeenLine parse(String line, long newSize) {
        if (CanonicalJson.read(line.getBytes(UTF_8)) instanceof JsonObject object) {
            return Fields.whole(
                    object,
                    "line",
                    fields -> new SeenLine(
                            new ConsistencyProof(fields.integer("size"), newSize, ShownEntry.hashes(fields))));
        }
        throw new MalformedDocument("line", "is not an object");
    }
}
