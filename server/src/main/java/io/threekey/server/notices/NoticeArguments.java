package io.threekey.server.notices;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.JsonText;
import io.threekey.server.frame.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A notice's arguments as they stand in its row: canonical JSON. */
final class NoticeArguments {

    private NoticeArguments() {}

    static String written(List<?> arguments) {
        return CanonicalJson.text(array(arguments));
    }

    static List<?> read(String written) {
        return items(JsonReader.read(written.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonArray array(List<?> arguments) {
        return new JsonArray(arguments.stream().map(NoticeArguments::json).toList());
    }

    private static Json json(Object argument) {
        return switch (argument) {
            case String text -> new JsonText(text);
            case Integer number -> new JsonInteger(number);
            case Long number -> new JsonInteger(number);
            case Instant instant ->
                Json.object().put("at", instant.truncatedTo(ChronoUnit.MILLIS)).build();
            case LocalDate day -> Json.object().put("day", day.toString()).build();
            case Words words ->
                Json.object()
                        .put("words", words.key())
                        .put("arguments", array(words.arguments()))
                        .build();
            default -> throw new IllegalArgumentException("a notice cannot say " + argument.getClass());
        };
    }

    private static List<?> items(Json array) {
        if (!(array instanceof JsonArray(var items))) {
            throw new IllegalArgumentException("a notice's arguments are a list");
        }
        return items.stream().<Object>map(NoticeArguments::argument).toList();
    }

    private static Object argument(Json json) {
        return switch (json) {
            case JsonText(var text) -> text;
            case JsonInteger(var number) -> number;
            case JsonObject object -> {
                var fields = Fields.of(object, "argument");
                yield fields.has("at")
                        ? fields.instant("at")
                        : fields.has("day")
                                ? LocalDate.parse(fields.text("day"))
                                : new Words(fields.text("words"), items(fields.array("arguments")));
            }
            default -> throw new IllegalArgumentException("a notice cannot say this");
        };
    }
}
