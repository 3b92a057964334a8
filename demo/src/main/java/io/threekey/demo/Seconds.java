package io.threekey.demo;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/** A document of how many seconds signing in may take: so many where every second counts, and so many elsewhere. */
public record Seconds(int whereEverySecondCounts, int elsewhere) {

    public static PolicyAddress of(UseCase useCase) {
        return new PolicyAddress(new PolicyKindName("workflow-limits"), Optional.of(useCase), Scope.GROUP);
    }

    public JsonObject document() {
        return Document.of("workflow-limits/1")
                .put(
                        "limits",
                        new JsonArray(Arrays.stream(CareSetting.values())
                                .map(setting -> Json.object()
                                        .put("careSetting", setting.code())
                                        .put("seconds", in(setting))
                                        .build())
                                .toList()))
                .build();
    }

    private int in(CareSetting setting) {
        return switch (setting) {
            case EMERGENCY_DEPARTMENT, OPERATING_THEATRE, INTENSIVE_CARE -> whereEverySecondCounts;
            case WARD, OUTPATIENT, OFFICE, HOME -> elsewhere;
        };
    }
}
