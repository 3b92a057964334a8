package io.threekey.verifier;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/** JSON spread over lines for people to read. What is signed is the canonical form, not this. */
final class ReadableJson {

    private static final String STEP = "  ";

    private ReadableJson() {}

    static String of(Json value, String indent) {
        return switch (value) {
            case JsonObject object -> lines("{", fields(object, indent + STEP), "}", indent);
            case JsonArray array -> lines("[", items(array, indent + STEP), "]", indent);
            case Json plain -> CanonicalJson.text(plain);
        };
    }

    private static List<String> fields(JsonObject object, String indent) {
        return object.fields().entrySet().stream()
                .map(field -> CanonicalJson.text(Json.text(field.getKey())) + ": " + of(field.getValue(), indent))
                .toList();
    }

    private static List<String> items(JsonArray array, String indent) {
        return array.items().stream().map(item -> of(item, indent)).toList();
    }

    private static String lines(String open, List<String> parts, String close, String indent) {
        return parts.isEmpty()
                ? open + close
                : open + "\n" + indent + STEP + String.join(",\n" + indent + STEP, parts) + "\n" + indent + close;
    }
}
