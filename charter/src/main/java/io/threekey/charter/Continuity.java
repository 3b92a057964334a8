package io.threekey.charter;

import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.From;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/**
 * Who may return alone and at once to the policy that was enforced before the one in force, once for each, where a new
 * policy gets in the way of care.
 *
 * @param hours until it lapses
 */
public record Continuity(PolicyKindName policyKind, List<Function> by, int hours) {

    public Continuity {
        by = List.copyOf(by);
    }

    Quorum quorum() {
        return new AnyOf(
                by.stream().<Quorum>map(function -> new From(function, 1)).toList());
    }

    public JsonObject document() {
        return Json.object()
                .put("policyKind", policyKind.value())
                .put("by", JsonArray.ofTexts(by.stream().map(Function::code).toList()))
                .put("hours", hours)
                .build();
    }

    static Continuity read(Fields fields) {
        return new Continuity(
                fields.text("policyKind", PolicyKindName::new),
                fields.texts("by", Function::ofCode),
                fields.count("hours"));
    }
}
