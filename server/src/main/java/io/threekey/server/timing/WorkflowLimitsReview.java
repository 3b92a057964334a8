package io.threekey.server.timing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.threekey.charter.CareSetting;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.timing.WorkflowLimits.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every reason why a document cannot say how long signing in may take, in words for the one who wrote it. */
final class WorkflowLimitsReview {

    private static final Set<String> SETTINGS =
            Arrays.stream(CareSetting.values()).map(CareSetting::code).collect(toUnmodifiableSet());

    private WorkflowLimitsReview() {}

    static List<Words> faultsOf(JsonObject document) {
        try {
            return faultsOf(WorkflowLimits.rows(document));
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("timing.limits.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    private static List<Words> faultsOf(List<Row> rows) {
        var faults = new ArrayList<Words>();
        var seen = new HashSet<String>();
        for (var row : rows) {
            if (!SETTINGS.contains(row.careSetting())) {
                faults.add(Words.of("timing.limits.fault.unknown-setting", row.careSetting()));
            } else if (!seen.add(row.careSetting())) {
                faults.add(Words.of("timing.limits.fault.twice", WorkflowLimitsWording.setting(row.careSetting())));
            } else if (row.seconds() < WorkflowLimits.LEAST || row.seconds() > WorkflowLimits.MOST) {
                faults.add(Words.of(
                        "timing.limits.fault.seconds",
                        WorkflowLimitsWording.setting(row.careSetting()),
                        row.seconds(),
                        WorkflowLimits.LEAST,
                        WorkflowLimits.MOST));
            }
        }
        Arrays.stream(CareSetting.values())
                .map(CareSetting::code)
                .filter(code -> !seen.contains(code))
                .map(code -> Words.of("timing.limits.fault.missing", WorkflowLimitsWording.setting(code)))
                .forEach(faults::add);
        return List.copyOf(faults);
    }
}
