package io.threekey.evidence;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.util.List;
import java.util.UUID;

/**
 * The policy document {@code authenticator-standard/1} as written, before anybody judged its values: which models of key
 * people may come in with.
 *
 * @param rule what the models that are named are, by {@link #EVERY_MODEL} and its neighbours
 * @param models AAGUIDs
 * @param vouched 1 where the maker must have vouched for a key, 0 where its own word is good enough
 * @param syncedKeys 1 where a key that may be copied between devices is good enough, 0 where it is not
 * @param keysEach how many keys everybody should have; nobody is kept out for having fewer
 */
public record AuthenticatorStandard(long rule, List<UUID> models, long vouched, long syncedKeys, long keysEach)
        implements AskedOfKeys {

    public static final PolicyKindName KIND = new PolicyKindName("authenticator-standard");

    public static final long EVERY_MODEL = 0;
    public static final long THESE_MODELS = 1;
    public static final long OTHER_MODELS = 2;

    private static final String FORMAT = "authenticator-standard/1";

    private static final AuthenticatorStandard THE_STRICTEST =
            new AuthenticatorStandard(EVERY_MODEL, List.of(), 1, 0, 1);

    public AuthenticatorStandard {
        models = List.copyOf(models);
    }

    /** @throws MalformedDocument where the shape is another */
    public static AuthenticatorStandard read(JsonObject document) {
        return Document.read(document, FORMAT, AuthenticatorStandard::read);
    }

    /** What is obeyed by one that was adopted: the strictest that names no model, where nobody here can read it. */
    public static AuthenticatorStandard obeyedOf(JsonObject document) {
        try {
            return read(document);
        } catch (MalformedDocument ofAnotherFormat) {
            return THE_STRICTEST;
        }
    }

    public JsonObject document() {
        return Document.of(FORMAT)
                .put("rule", rule)
                .put(
                        "models",
                        JsonArray.ofTexts(models.stream().map(UUID::toString).toList()))
                .put("vouched", vouched)
                .put("syncedKeys", syncedKeys)
                .put("keysEach", keysEach)
                .build();
    }

    @Override
    public boolean isMetBy(KeyTraits key) {
        return takesModelOf(key) && (vouched == 0 || key.vouched()) && (syncedKeys == 1 || key.deviceBound());
    }

    @Override
    public boolean takesEveryVerifiedKey() {
        return rule == EVERY_MODEL && vouched == 0 && syncedKeys == 1;
    }

    private boolean takesModelOf(KeyTraits key) {
        var named = key.model().filter(models::contains).isPresent();
        return rule == EVERY_MODEL || named == (rule == THESE_MODELS);
    }

    private static AuthenticatorStandard read(Fields fields) {
        return new AuthenticatorStandard(
                fields.integer("rule"),
                fields.texts("models", AuthenticatorStandard::model),
                fields.integer("vouched"),
                fields.integer("syncedKeys"),
                fields.integer("keysEach"));
    }

    private static UUID model(String text) {
        if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new IllegalArgumentException("no model has the number " + text);
        }
        return UUID.fromString(text);
    }
}
