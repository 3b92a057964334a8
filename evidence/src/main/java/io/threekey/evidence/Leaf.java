package io.threekey.evidence;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import java.time.Instant;

/**
 * What the ledger's tree holds of an entry: what kind it is, when, and a commitment to its payload, which lies beside
 * the tree.
 *
 * @param at never earlier than the entry before it; who orders the entries must see to that
 */
public record Leaf(EntryType type, Instant at, Digest commitment) {

    public static final String FORMAT = "threekey-leaf/1";

    /**
     * @param salt 32 random bytes, used for this payload only
     * @param payload canonical bytes of a JSON object
     */
    public static Leaf of(EntryType type, Instant at, byte[] salt, byte[] payload) {
        return new Leaf(type, at, Commitment.to(salt, payload));
    }

    public static Leaf parse(byte[] canonical) {
        return Document.read(canonical, FORMAT, Leaf::read);
    }

    /** The entry as it stands in the tree and in its entry bundle. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Document.of(FORMAT)
                .put("type", type.name())
                .put("at", at)
                .put("commitment", Base64Url.encode(commitment.bytes()))
                .build());
    }

    public boolean commitsTo(byte[] salt, byte[] payload) {
        return Commitment.to(salt, payload).equals(commitment);
    }

    private static Leaf read(Fields fields) {
        return new Leaf(
                fields.text("type", EntryType::new), fields.instant("at"), Digest.ofBytes(fields.bytes("commitment")));
    }
}
