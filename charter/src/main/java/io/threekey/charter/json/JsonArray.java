package io.threekey.charter.json;

import java.util.Collection;
import java.util.List;

public record JsonArray(List<? extends Json> items) implements Json {

    public JsonArray {
        items = List.copyOf(items);
    }

    public static JsonArray of(Json... items) {
        return new JsonArray(List.of(items));
    }

    public static JsonArray ofTexts(Collection<String> texts) {
        return new JsonArray(texts.stream().map(JsonText::new).toList());
    }
}
