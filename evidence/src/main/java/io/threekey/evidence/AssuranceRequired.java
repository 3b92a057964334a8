package io.threekey.evidence;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;

/**
 * The policy document {@code assurance-required/1} as written, before anybody judged its values: what a key must be for
 * somebody to be let in with it.
 *
 * @param leastAssurance the authenticator assurance level that it must reach
 * @param syncedKeys 1 where a key that may be copied between devices is good enough, 0 where it is not
 */
public record AssuranceRequired(long leastAssurance, long syncedKeys) implements AskedOfKeys {

    public static final PolicyKindName KIND = new PolicyKindName("assurance-required");

    private static final String FORMAT = "assurance-required/1";

    private static final KeyTraits LEAST_LET_IN = new KeyTraits(true, false);
    private static final AssuranceRequired THE_STRICTEST = new AssuranceRequired(3, 0);

    /** @throws MalformedDocument where the shape is another */
    public static AssuranceRequired read(JsonObject document) {
        return Document.read(document, FORMAT, AssuranceRequired::read);
    }

    /** What is obeyed by one that was adopted: the strictest there is, where it says what nobody here can read. */
    public static AssuranceRequired obeyedOf(JsonObject document) {
        try {
            return read(document);
        } catch (MalformedDocument ofAnotherFormat) {
            return THE_STRICTEST;
        }
    }

    public JsonObject document() {
        return Document.of(FORMAT)
                .put("leastAssurance", leastAssurance)
                .put("syncedKeys", syncedKeys)
                .build();
    }

    @Override
    public boolean isMetBy(KeyTraits key) {
        return key.assuranceLevel() >= leastAssurance && (key.deviceBound() || syncedKeys == 1);
    }

    @Override
    public boolean takesEveryVerifiedKey() {
        return isMetBy(LEAST_LET_IN);
    }

    private static AssuranceRequired read(Fields fields) {
        return new AssuranceRequired(fields.integer("leastAssurance"), fields.integer("syncedKeys"));
    }
}
