package io.threekey.evidence;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.JsonText;
import io.threekey.charter.json.MalformedDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The way to a value inside of a payload: names of fields with dots between them, where {@code []} steps into each item of
 * an array and {@code !} into a document that is kept as its exact bytes, as in {@code charter!.seats[].holder}.
 */
record PayloadPath(String text) {

    private static final String EACH = "[]";
    private static final String DOCUMENT = "!";
    private static final Pattern STEP = Pattern.compile("[A-Za-z]+(\\[\\]|!)?");

    PayloadPath {
        steps(text).forEach(step -> {
            if (!STEP.matcher(step).matches()) {
                throw new IllegalArgumentException("'" + text + "' is not the way to a value of a payload");
            }
        });
    }

    /** What stands there, if anything does: entries of earlier formats may lack it. */
    Stream<Json> in(JsonObject payload) {
        Stream<Json> found = Stream.of(payload);
        for (var step : steps(text)) {
            found = found.flatMap(value -> step(value, step));
        }
        return found;
    }

    private static List<String> steps(String text) {
        return List.of(text.split("\\.", -1));
    }

    private static Stream<Json> step(Json value, String step) {
        if (step.endsWith(EACH)) {
            return field(value, cut(step, EACH)).flatMap(PayloadPath::items);
        }
        if (step.endsWith(DOCUMENT)) {
            return field(value, cut(step, DOCUMENT)).flatMap(PayloadPath::document);
        }
        return field(value, step);
    }

    private static String cut(String step, String end) {
        return step.substring(0, step.length() - end.length());
    }

    private static Stream<Json> field(Json value, String name) {
        return value instanceof JsonObject object ? object.get(name).stream() : Stream.empty();
    }

    private static Stream<Json> items(Json value) {
        return value instanceof JsonArray array ? array.items().stream().map(item -> item) : Stream.empty();
    }

    private static Stream<Json> document(Json value) {
        if (!(value instanceof JsonText bytes)) {
            return Stream.empty();
        }
        try {
            return Stream.of(JsonReader.read(Base64Url.decode(bytes.value())));
        } catch (IllegalArgumentException | MalformedDocument notOne) {
            return Stream.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
