package io.threekey.charter;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.time.Instant;

/**
 * A policy reverted by itself because it hindered more people than its signers had been told. Nobody signs it: it holds
 * only where the {@link Confirmation} that was signed with the policy provides for it, and only brings back what had
 * been in force before.
 *
 * @param people how many it had hindered
 */
public record AutomaticRevert(PolicyAddress address, int version, long people, Instant at) implements ChainElement {
    public static final String FORMAT = "threekey-revert/1";

    public static AutomaticRevert parse(byte[] canonical) {
        return Document.read(canonical, FORMAT, AutomaticRevert::read);
    }

    public static AutomaticRevert of(JsonObject document) {
        return Document.read(document, FORMAT, AutomaticRevert::read);
    }

    /** Whether these bytes say of themselves that they are one. */
    public static boolean isOne(byte[] canonical) {
        return CanonicalJson.read(canonical) instanceof JsonObject object
                && object.get("format").filter(new JsonText(FORMAT)::equals).isPresent();
    }

    @Override
    public Instant adoptedAt() {
        return at;
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(asJson());
    }

    public JsonObject asJson() {
        return Document.of(FORMAT)
                .put("address", address.document())
                .put("version", version)
                .put("people", people)
                .put("at", at)
                .build();
    }

    private static AutomaticRevert read(Fields fields) {
        return new AutomaticRevert(
                fields.object("address", PolicyAddress::read),
                fields.count("version"),
                fields.integer("people"),
                fields.instant("at"));
    }
}
