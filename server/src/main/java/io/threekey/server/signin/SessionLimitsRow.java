package io.threekey.server.signin;

import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/** One line of the document as written, before anybody judged its values. */
record SessionLimitsRow(String careSetting, long idleMinutes, long overallMinutes) {

    /** @throws io.threekey.charter.json.MalformedDocument where the shape is another */
    static List<SessionLimitsRow> readAll(JsonObject document) {
        return Document.read(
                document, SessionLimits.FORMAT, fields -> fields.objects("limits", SessionLimitsRow::read));
    }

    static JsonObject document(List<SessionLimitsRow> rows) {
        return Document.of(SessionLimits.FORMAT)
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
