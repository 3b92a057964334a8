package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/**
 * What a decision key must be and where it must be used, pinned by the charter so that no configuration can change it.
 *
 * @param relyingParty the WebAuthn relying-party id of decisions, never the one of sign-in
 * @param origins exact origins of the pages that may ask for a decision's signature
 * @param models AAGUIDs of permitted authenticators, or the single word {@code any}
 */
public record SealingRules(
        String relyingParty, List<String> origins, List<KeyAlgorithm> algorithms, List<String> models) {
    public static final String ANY_MODEL = "any";

    public SealingRules {
        Names.notBlank(relyingParty, "relying party");
        origins = List.copyOf(origins);
        algorithms = List.copyOf(algorithms);
        models = List.copyOf(models);
    }

    public boolean permits(DecisionKey key) {
        return algorithms.contains(key.algorithm()) && (models.contains(ANY_MODEL) || models.contains(key.model()));
    }

    public JsonObject document() {
        return Json.object()
                .put("relyingParty", relyingParty)
                .put("origins", JsonArray.ofTexts(origins))
                .put(
                        "algorithms",
                        JsonArray.ofTexts(
                                algorithms.stream().map(KeyAlgorithm::code).toList()))
                .put("models", JsonArray.ofTexts(models))
                .build();
    }

    static SealingRules read(Fields fields) {
        return new SealingRules(
                fields.text("relyingParty"),
                fields.texts("origins"),
                fields.texts("algorithms", KeyAlgorithm::ofCode),
                fields.texts("models"));
    }
}
