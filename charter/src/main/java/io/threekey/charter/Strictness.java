package io.threekey.charter;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a policy document compares with the one before it, by the measures that the charter names for its kind. */
public enum Strictness {
    SAME,
    STRICTER,
    LOOSER,

    /** Stricter here and looser there, or different in something that has no measure. */
    MIXED;

    /** Whether nothing gets looser. */
    public boolean keepsTheFloor() {
        return this == SAME || this == STRICTER;
    }

    public static Strictness compare(PolicyKindRule rule, JsonObject before, JsonObject after) {
        var steps = new ArrayList<Step>();
        if (!walk(rule.stricter(), "", "", before, after, steps)) {
            return MIXED;
        }
        var result = SAME;
        for (var step : steps) {
            result = result.and(step.strictness(rule));
        }
        return result;
    }

    /** The measured numbers that differ, empty also where the documents differ in anything else. */
    static List<Step> steps(PolicyKindRule rule, JsonObject before, JsonObject after) {
        var steps = new ArrayList<Step>();
        return walk(rule.stricter(), "", "", before, after, steps) ? List.copyOf(steps) : List.of();
    }

    /** One measured number that differs. @param place where in the document it stands */
    record Step(String place, String field, long before, long after) {
        Strictness strictness(PolicyKindRule rule) {
            return rule.isStricter(field, before, after) ? STRICTER : LOOSER;
        }
    }

    private Strictness and(Strictness other) {
        if (this == SAME || this == other) {
            return other;
        }
        return other == SAME ? this : MIXED;
    }

    private static boolean walk(
            Map<String, Direction> measured, String place, String name, Json before, Json after, List<Step> steps) {
        if (before instanceof JsonObject one && after instanceof JsonObject two) {
            return one.fields().keySet().equals(two.fields().keySet())
                    && one.fields().entrySet().stream()
                            .allMatch(field -> walk(
                                    measured,
                                    place + "/" + field.getKey(),
                                    field.getKey(),
                                    field.getValue(),
                                    Objects.requireNonNull(two.fields().get(field.getKey())),
                                    steps));
        }
        if (before instanceof JsonArray(var one) && after instanceof JsonArray(var two)) {
            return one.size() == two.size() && walkAll(measured, place, name, one, two, steps);
        }
        if (measured.containsKey(name)
                && before instanceof JsonInteger(var one)
                && after instanceof JsonInteger(var two)) {
            if (one != two) {
                steps.add(new Step(place, name, one, two));
            }
            return true;
        }
        return before.equals(after);
    }

    private static boolean walkAll(
            Map<String, Direction> measured,
            String place,
            String name,
            List<? extends Json> before,
            List<? extends Json> after,
            List<Step> steps) {
        for (int index = 0; index < before.size(); index++) {
            if (!walk(measured, place + "/" + index, name, before.get(index), after.get(index), steps)) {
                return false;
            }
        }
        return true;
    }
}
