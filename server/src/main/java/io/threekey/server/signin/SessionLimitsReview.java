package io.threekey.server.signin;

import static io.threekey.server.signin.SessionLimit.IDLE_LEAST;
import static io.threekey.server.signin.SessionLimit.IDLE_MOST;
import static io.threekey.server.signin.SessionLimit.OVERALL_LEAST;
import static io.threekey.server.signin.SessionLimit.OVERALL_MOST;

import io.threekey.charter.CareSetting;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every reason why a document cannot become session limits, in words for the one who wrote it. */
final class SessionLimitsReview {

    private static final Set<String> SETTINGS =
            Arrays.stream(CareSetting.values()).map(CareSetting::code).collect(Collectors.toUnmodifiableSet());

    private final List<Words> faults = new ArrayList<>();

    private SessionLimitsReview() {}

    static List<Words> faultsOf(JsonObject document) {
        var review = new SessionLimitsReview();
        try {
            review.of(SessionLimitsRow.readAll(document));
        } catch (MalformedDocument malformed) {
            review.fault("shape", String.valueOf(malformed.getMessage()));
        }
        return List.copyOf(review.faults);
    }

    private void of(List<SessionLimitsRow> rows) {
        everySettingIsNamedOnce(rows);
        rows.stream().filter(row -> SETTINGS.contains(row.careSetting())).forEach(this::limitsAreWithinBounds);
    }

    private void everySettingIsNamedOnce(List<SessionLimitsRow> rows) {
        var seen = new HashSet<String>();
        for (var row : rows) {
            if (!SETTINGS.contains(row.careSetting())) {
                fault("unknown-setting", row.careSetting());
            } else if (!seen.add(row.careSetting())) {
                fault("twice." + row.careSetting());
            }
        }
        for (var setting : CareSetting.values()) {
            if (!seen.contains(setting.code())) {
                fault("missing." + setting.code());
            }
        }
    }

    private void limitsAreWithinBounds(SessionLimitsRow row) {
        if (row.idleMinutes() < IDLE_LEAST || row.idleMinutes() > IDLE_MOST) {
            fault("idle." + row.careSetting(), row.idleMinutes(), IDLE_LEAST, IDLE_MOST);
        }
        if (row.overallMinutes() < OVERALL_LEAST || row.overallMinutes() > OVERALL_MOST) {
            fault("overall." + row.careSetting(), row.overallMinutes(), OVERALL_LEAST, OVERALL_MOST);
        }
        if (row.idleMinutes() > row.overallMinutes()) {
            fault("idle-beyond-overall." + row.careSetting(), row.idleMinutes(), row.overallMinutes());
        }
    }

    private void fault(String what, Object... arguments) {
        faults.add(new Words(
                "signin.limits.fault." + what,
                Arrays.stream(arguments).map(String::valueOf).toList()));
    }
}
