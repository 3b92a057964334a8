package io.threekey.server.governance.amendment;

import static java.util.stream.Collectors.toCollection;

import io.threekey.charter.Charter;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonFlag;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that can be edited in a charter's document, and what could stand there instead. */
final class CharterEdit {

    private static final Map<String, List<String>> OTHERS = Map.of(
            "zone", List.of("Europe/London", "Asia/Tokyo"),
            "workingDays", List.of("saturday", "sunday"),
            "holidays", List.of("2027-05-01", "2027-05-02"),
            "from", List.of("2026-11-23T07:00:00Z", "2026-11-22T07:00:01Z", "iam", "security"),
            "until", List.of("2029-01-01T00:00:00Z", "2029-01-01T00:00:01Z"),
            "scope", List.of("site:lakeside", "site:hillside"),
            "algorithms", List.of("eddsa"),
            "algorithm", List.of("eddsa"));

    private static final Map<String, Set<String>> KNOWN = new HashMap<>();

    private CharterEdit() {}

    /** One place in the document, from the root: names of fields and numbers of items. */
    record Place(List<Object> path) {
        String field() {
            return path.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .reduce("", (former, name) -> name);
        }
    }

    /** Every value that is no object, and every list as a whole. */
    static List<Place> places(JsonObject document) {
        return below(List.of(), document)
                .filter(place -> !Set.of("version", "format", "foundingPolicies")
                        .contains(place.path().getFirst()))
                .toList();
    }

    private static Stream<Place> below(List<Object> path, Json value) {
        return switch (value) {
            case JsonObject(var fields) ->
                fields.entrySet().stream().flatMap(field -> below(and(path, field.getKey()), field.getValue()));
            case JsonArray(var items) ->
                Stream.concat(
                        Stream.of(new Place(path)),
                        Stream.iterate(0, index -> index < items.size(), index -> index + 1)
                                .flatMap(index -> below(and(path, index), items.get(index))));
            default -> Stream.of(new Place(path));
        };
    }

    private static List<Object> and(List<Object> path, Object step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    /** The document with something else in that place, in each way that is still a charter. */
    static List<JsonObject> at(Place place, JsonObject document) {
        return others(place, value(document, place.path()), document).stream()
                .map(other -> (JsonObject) put(document, place.path(), other))
                .filter(CharterEdit::isACharter)
                .toList();
    }

    private static boolean isACharter(JsonObject document) {
        try {
            Charter.of(document);
            return true;
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private static List<Json> others(Place place, Json value, JsonObject document) {
        return switch (value) {
            case JsonInteger(var number) ->
                List.of(new JsonInteger(number + 1), new JsonInteger(number + 60), new JsonInteger(0)).stream()
                        .<Json>map(other -> other)
                        .filter(other -> !other.equals(value))
                        .toList();
            case JsonFlag(var flag) -> List.of(new JsonFlag(!flag));
            case JsonText(var text) ->
                Stream.concat(texts(place.field(), document), Stream.of(text + "x"))
                        .distinct()
                        .filter(other -> !other.equals(text))
                        .<Json>map(JsonText::new)
                        .toList();
            case JsonArray(var items) -> without(items);
            case JsonObject object -> List.of();
        };
    }

    private static List<Json> without(List<? extends Json> items) {
        var lists = new ArrayList<Json>();
        for (int gone = 0; gone < Math.min(items.size(), 3); gone++) {
            var rest = new ArrayList<Json>(items);
            rest.remove(gone);
            lists.add(new JsonArray(rest));
        }
        return lists;
    }

    /** What stands under that name anywhere, so that words stay words of a charter. */
    private static Stream<String> texts(String field, JsonObject document) {
        var known = KNOWN.computeIfAbsent(field, name -> textsOf(name, document));
        // the same day off twice is one day off
        return Stream.concat(
                known.stream().filter(text -> !field.equals("holidays")).limit(4),
                OTHERS.getOrDefault(field, List.of()).stream());
    }

    private static Set<String> textsOf(String field, JsonObject document) {
        return places(document).stream()
                .filter(place -> place.field().equals(field))
                .map(place -> value(document, place.path()))
                .filter(JsonText.class::isInstance)
                .map(text -> ((JsonText) text).value())
                .collect(toCollection(LinkedHashSet::new));
    }

    private static Json value(Json document, List<Object> path) {
        return path.isEmpty()
                ? document
                : value(
                        switch (document) {
                            case JsonObject object ->
                                object.get((String) path.getFirst()).orElseThrow();
                            case JsonArray(var items) -> items.get((Integer) path.getFirst());
                            default -> throw new IllegalArgumentException("nothing at " + path);
                        },
                        path.subList(1, path.size()));
    }

    private static Json put(Json document, List<Object> path, Json other) {
        if (path.isEmpty()) {
            return other;
        }
        var inside = put(value(document, path.subList(0, 1)), path.subList(1, path.size()), other);
        return switch (document) {
            case JsonObject(var fields) -> {
                var changed = new TreeMap<>(fields);
                changed.put((String) path.getFirst(), inside);
                yield new JsonObject(changed);
            }
            case JsonArray(var items) -> {
                var changed = new ArrayList<Json>(items);
                changed.set((Integer) path.getFirst(), inside);
                yield new JsonArray(changed);
            }
            default -> throw new IllegalArgumentException("nothing at " + path);
        };
    }
}
