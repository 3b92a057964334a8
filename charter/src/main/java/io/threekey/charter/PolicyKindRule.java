package io.threekey.charter;

import static java.util.stream.Collectors.toMap;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the charter says of one kind of policy: which decision it needs, and when one document of it is stricter than
 * another, so that floors, delays and emergency acts are judged by what was signed and not by code.
 *
 * @param stricter the fields that measure strictness, wherever they stand in the document, and the stricter way
 * @param assuranceFloor whether the sponsor alone can never bring a looser document into force
 * @param looseningDelayMinutes from adoption until a looser document is in force, at least
 */
public record PolicyKindRule(
        DecisionKind decision, Map<String, Direction> stricter, boolean assuranceFloor, int looseningDelayMinutes) {

    public PolicyKindRule {
        stricter = Map.copyOf(stricter);
        if (looseningDelayMinutes < 0) {
            throw new IllegalArgumentException("a delay of " + looseningDelayMinutes + " minutes");
        }
    }

    /** A kind whose documents cannot be compared: any change of it counts as a loosening. */
    public static PolicyKindRule of(DecisionKind decision) {
        return new PolicyKindRule(decision, Map.of(), false, 0);
    }

    /** Whether the field measures strictness and the step is one to the stricter side. */
    boolean isStricter(String field, long before, long after) {
        return Optional.ofNullable(stricter.get(field))
                .filter(direction -> direction.isStricter(before, after))
                .isPresent();
    }

    public JsonObject document() {
        return Json.object()
                .put("decision", decision.value())
                .put(
                        "stricter",
                        new JsonObject(stricter.entrySet().stream()
                                .collect(toMap(
                                        Map.Entry::getKey,
                                        field -> new JsonText(field.getValue().code())))))
                .put("assuranceFloor", assuranceFloor)
                .put("looseningDelayMinutes", looseningDelayMinutes)
                .build();
    }

    static PolicyKindRule read(Fields fields) {
        return new PolicyKindRule(
                fields.text("decision", DecisionKind::new),
                fields.object("stricter", PolicyKindRule::readStricter),
                fields.flag("assuranceFloor"),
                fields.count("looseningDelayMinutes"));
    }

    private static Map<String, Direction> readStricter(Fields fields) {
        var stricter = new LinkedHashMap<String, Direction>();
        for (var name : fields.names()) {
            stricter.put(name, fields.text(name, Direction::ofCode));
        }
        return stricter;
    }
}
