package io.threekey.server.timing;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The policy document {@code workflow-limits/1}: within how many seconds 95 of 100 sign-ins are to be done, for every care
 * setting, each exactly once and without defaults.
 */
record WorkflowLimits(Map<CareSetting, Integer> seconds) {

    static final PolicyKindName KIND = new PolicyKindName("workflow-limits");
    static final int LEAST = 1;

    /** What takes longer is not measured as one sign-in, so that this limits nothing. */
    static final int MOST = Math.toIntExact(Measured.SignIn.WHOLE_MOST.toSeconds());

    /** As good as nothing decided. */
    static final WorkflowLimits NONE = everywhere(MOST);

    private static final String FORMAT = "workflow-limits/1";

    /** One line of the document as written, before anybody judged its values. */
    record Row(String careSetting, long seconds) {

        private static Row read(Fields fields) {
            return new Row(fields.text("careSetting"), fields.integer("seconds"));
        }

        private Json json() {
            return Json.object()
                    .put("careSetting", careSetting)
                    .put("seconds", seconds)
                    .build();
        }
    }

    WorkflowLimits {
        if (!seconds.keySet().equals(EnumSet.allOf(CareSetting.class))) {
            throw new IllegalArgumentException("limits for " + seconds.keySet() + " only");
        }
        seconds.values().stream()
                .filter(limit -> limit < LEAST || limit > MOST)
                .findFirst()
                .ifPresent(limit -> {
                    throw new IllegalArgumentException(limit + " seconds");
                });
        seconds = Map.copyOf(seconds);
    }

    static WorkflowLimits everywhere(int seconds) {
        var all = new EnumMap<CareSetting, Integer>(CareSetting.class);
        Arrays.stream(CareSetting.values()).forEach(setting -> all.put(setting, seconds));
        return new WorkflowLimits(all);
    }

    int in(CareSetting setting) {
        return Objects.requireNonNull(seconds.get(setting));
    }

    JsonObject document() {
        return document(Arrays.stream(CareSetting.values())
                .map(setting -> new Row(setting.code(), in(setting)))
                .toList());
    }

    static JsonObject document(List<Row> rows) {
        return Document.of(FORMAT)
                .put("limits", new JsonArray(rows.stream().map(Row::json).toList()))
                .build();
    }

    /** @throws MalformedDocument where the shape is another */
    static List<Row> rows(JsonObject document) {
        return Document.read(document, FORMAT, fields -> fields.objects("limits", Row::read));
    }

    /** @throws MalformedDocument with the faults */
    static WorkflowLimits read(JsonObject document) {
        var faults = WorkflowLimitsReview.faultsOf(document);
        if (!faults.isEmpty()) {
            throw new MalformedDocument("workflow-limits", faults.toString());
        }
        var limits = new EnumMap<CareSetting, Integer>(CareSetting.class);
        rows(document).forEach(row -> limits.put(CareSetting.ofCode(row.careSetting()), (int) row.seconds()));
        return new WorkflowLimits(limits);
    }
}
