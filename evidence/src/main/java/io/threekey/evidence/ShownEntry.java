package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.Hash;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.TreeHead;
import java.util.List;

/** One entry that stands by itself, as one line: its leaf, what lies beside it, and the proof that the tree holds it. */
record ShownEntry(byte[] leaf, List<Hash> proof, BesideLeaf beside) {

    String text() {
        return CanonicalJson.text(beside.writeTo(Json.object()
                        .put("index", beside.index())
                        .put("leaf", leaf)
                        .put("proof", hashes(proof)))
                .build());
    }

    boolean standsIn(TreeHead head) {
        return beside.index() < head.size()
                && new InclusionProof(beside.index(), head.size(), proof).verify(MerkleHash.leaf(leaf), head);
    }

    static ShownEntry parse(String line) {
        if (CanonicalJson.read(line.getBytes(UTF_8)) instanceof JsonObject object) {
            return Fields.whole(
                    object,
                    "line",
                    fields -> new ShownEntry(fields.bytes("leaf"), hashes(fields), BesideLeaf.read(fields)));
        }
        throw new MalformedDocument("line", "is not an object");
    }

    static JsonArray hashes(List<Hash> proof) {
        return JsonArray.ofTexts(
                proof.stream().map(hash -> Base64Url.encode(hash.bytes())).toList());
    }

    static List<Hash> hashes(Fields fields) {
        return fields.texts("proof", text -> new Hash(Base64Url.decode(text)));
    }
}
