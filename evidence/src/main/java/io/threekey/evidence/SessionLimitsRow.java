package io.threekey.evidence;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/** One line of the policy document {@code session-limits/1} as written, before anybody judged its values. */
public record SessionLimitsRow(String careSetting, long idleMinutes, long overallMinutes) {

    public static final PolicyKindName KIND = new PolicyKindName("session-limits");

    static final String FORMAT = "session-limits/1";

    /** @throws io.threekey.charter.json.MalformedDocument where the shape is another */
    public static List<SessionLimitsRow> readAll(JsonObject document) {
        return Document.read(document, FORMAT, fields -> fields.objects("limits", SessionLimitsRow::read));
    }

    public static JsonObject document(List<SessionLimitsRow> rows) {
        return Document.of(FORMAT)
                .put(
                        "limits",
                        new JsonArray(rows.stream().map(SessionLimitsRow::json).toList()))
                .build();
    }

    private Json json() {
        return Json.object()
                .put("careSetting", careSetting)
                .put("idleMinutes", idleMinutes)
                .put("overallMinutes", overallMinutes)
                .build();
    }

    private static SessionLimitsRow read(Fields fields) {
        return new SessionLimitsRow(
                fields.text("careSetting"), fields.integer("idleMinutes"), fields.integer("overallMinutes"));
    }
}
