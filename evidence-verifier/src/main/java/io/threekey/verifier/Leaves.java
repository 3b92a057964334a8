package io.threekey.verifier;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonFlag;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of a document by the place where they stand, in words: {@code limits, ward} for an item of a list that is
 * told apart by what it says of itself, and there {@code idle minutes}. Of any kind of document, for the verifier knows
 * none of them.
 */
final class Leaves {

    /** What every document says and no decision is about. */
    private static final Set<String> NOT_DECIDED = Set.of("format");

    private static final int MOST_TO_TELL_APART = 3;
    private static final int LONGEST = 60;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .:/@_-]*");

    private final Map<String, Map<String, String>> byPlace = new LinkedHashMap<>();

    private Leaves() {}

    static Map<String, Map<String, String>> of(JsonObject document) {
        Leaves leaves = new Leaves();
        leaves.take("", document, NOT_DECIDED);
        return leaves.byPlace;
    }

    private void take(String place, JsonObject object, Set<String> but) {
        object.fields().forEach((name, value) -> {
            if (!but.contains(name)) {
                take(place, name, value);
            }
        });
    }

    private void take(String place, String name, Json value) {
        String within = place.isEmpty() ? words(name) : place + ", " + words(name);
        switch (value) {
            case JsonObject object -> take(within, object, Set.of());
            case JsonArray array -> {
                Optional<List<JsonObject>> rows = rows(array);
                rows.ifPresentOrElse(all -> takeAll(within, all), () -> put(place, name, value));
            }
            case JsonText text -> put(place, name, text);
            case JsonInteger number -> put(place, name, number);
            case JsonFlag flag -> put(place, name, flag);
        }
    }

    private void takeAll(String place, List<JsonObject> rows) {
        Optional<List<String>> tellingApart = tellingApart(rows);
        for (int i = 0; i < rows.size(); i++) {
            JsonObject row = rows.get(i);
            String label = tellingApart
                    .map(names -> names.stream()
                            .map(name -> shown(row.get(name).orElseThrow()))
                            .collect(Collectors.joining(" ")))
                    .orElse("no. " + (i + 1));
            take(place + ", " + label, row, Set.copyOf(tellingApart.orElse(List.of())));
        }
    }

    private void put(String place, String name, Json value) {
        byPlace.computeIfAbsent(place, any -> new LinkedHashMap<>()).put(words(name), shown(value));
    }

    private static Optional<List<JsonObject>> rows(JsonArray array) {
        List<JsonObject> rows = new ArrayList<>();
        for (Json item : array.items()) {
            if (!(item instanceof JsonObject row)) {
                return Optional.empty();
            }
            rows.add(row);
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    /** The fewest fields by whose text no two rows are alike. */
    private static Optional<List<String>> tellingApart(List<JsonObject> rows) {
        List<String> names =
                new ArrayList<>(new TreeSet<>(rows.getFirst().fields().keySet()));
        names.removeIf(name -> !rows.stream()
                .allMatch(
                        row -> row.get(name).filter(JsonText.class::isInstance).isPresent()));
        if (names.remove("id")) {
            names.addFirst("id");
        }
        for (int count = 1; count <= Math.min(MOST_TO_TELL_APART, names.size()); count++) {
            for (List<String> some : choices(names, count)) {
                if (rows.stream()
                        .map(row -> some.stream().map(row::get).toList())
                        .allMatch(new HashSet<>()::add)) {
                    return Optional.of(some);
                }
            }
        }
        return Optional.empty();
    }

    private static List<List<String>> choices(List<String> names, int count) {
        if (count == 0) {
            return List.of(List.of());
        }
        List<List<String>> choices = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (List<String> rest : choices(names.subList(i + 1, names.size()), count - 1)) {
                List<String> choice = new ArrayList<>(List.of(names.get(i)));
                choice.addAll(rest);
                choices.add(choice);
            }
        }
        return choices;
    }

    /** {@code idleMinutes} as {@code idle minutes}; a name that is no such word, as it is. */
    private static String words(String name) {
        return name.chars().allMatch(Character::isLetter)
                ? name.replaceAll("(?<=[a-z])([A-Z])", " $1").toLowerCase(Locale.ROOT)
                : shown(new JsonText(name));
    }

    private static String shown(Json value) {
        return switch (value) {
            case JsonText(String text) -> shortened(PLAIN.matcher(text).matches() ? text : CanonicalJson.text(value));
            case JsonArray array ->
                array.items().isEmpty()
                        ? "none"
                        : shortened(array.items().stream().map(Leaves::shown).collect(Collectors.joining(" and ")));
            case JsonObject object -> shortened(CanonicalJson.text(object));
            case JsonInteger(long number) -> String.valueOf(number);
            case JsonFlag(boolean yes) -> yes ? "yes" : "no";
        };
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
