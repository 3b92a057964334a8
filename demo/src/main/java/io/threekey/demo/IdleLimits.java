package io.threekey.demo;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Optional;

/** A change of one idle limit in a document of session limits. */
public record IdleLimits(CareSetting setting, int minutes) {

    public static PolicyAddress of(UseCase useCase) {
        return new PolicyAddress(new PolicyKindName("session-limits"), Optional.of(useCase), Scope.GROUP);
    }

    public JsonObject in(JsonObject document) {
        var fields = new LinkedHashMap<>(document.fields());
        fields.computeIfPresent(
                "limits",
                (name, limits) -> new JsonArray(((JsonArray) limits)
                        .items().stream()
                                .map(limit -> changed((JsonObject) limit))
                                .toList()));
        return new JsonObject(fields);
    }

    private Json changed(JsonObject limit) {
        if (!new JsonText(setting.code()).equals(limit.fields().get("careSetting"))) {
            return limit;
        }
        var fields = new LinkedHashMap<>(limit.fields());
        fields.put("idleMinutes", new JsonInteger(minutes));
        return new JsonObject(fields);
    }
}
