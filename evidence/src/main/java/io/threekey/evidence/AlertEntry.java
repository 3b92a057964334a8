package io.threekey.evidence;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Payload of {@code alert.raised} and {@code alert.over}: what a node found to be wrong, and that it no longer is.
 *
 * @param code stable, such as {@code policy.unverifiable}
 * @param arguments its particulars, no secrets
 * @param since when the node found it first
 */
public record AlertEntry(String code, List<String> arguments, Instant since) {

    public AlertEntry {
        arguments = List.copyOf(arguments);
    }

    public JsonObject payload() {
        return Json.object()
                .put("code", code)
                .put("arguments", JsonArray.ofTexts(arguments))
                .put("since", since.truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    public static AlertEntry parse(JsonObject payload) {
        return Fields.whole(
                payload,
                "alert",
                fields -> new AlertEntry(fields.text("code"), fields.texts("arguments"), fields.instant("since")));
    }
}
