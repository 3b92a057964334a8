package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.SessionLimitsRow;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The policy document {@code session-limits/1}: a limit for every care setting, each exactly once, no defaults. */
public record SessionLimits(Map<CareSetting, SessionLimit> bySetting) {

    public SessionLimits {
        if (!bySetting.keySet().equals(EnumSet.allOf(CareSetting.class))) {
            throw new IllegalArgumentException("session limits for " + bySetting.keySet() + " only");
        }
        bySetting = Map.copyOf(bySetting);
    }

    public SessionLimit in(CareSetting setting) {
        return Objects.requireNonNull(bySetting.get(setting));
    }

    /** @throws MalformedDocument with the first fault; {@link SessionLimitsReview} tells all of them */
    public static SessionLimits read(JsonObject document) {
        var faults = SessionLimitsReview.faultsOf(document);
        if (!faults.isEmpty()) {
            throw new MalformedDocument("session-limits", faults.toString());
        }
        var limits = new EnumMap<CareSetting, SessionLimit>(CareSetting.class);
        for (var row : SessionLimitsRow.readAll(document)) {
            limits.put(CareSetting.ofCode(row.careSetting()), new SessionLimit((int) row.idleMinutes(), (int)
                    row.overallMinutes()));
        }
        return new SessionLimits(limits);
    }

    public JsonObject document() {
        return SessionLimitsRow.document(
                Stream.of(CareSetting.values()).map(this::row).toList());
    }

    private SessionLimitsRow row(CareSetting setting) {
        var limit = in(setting);
        return new SessionLimitsRow(setting.code(), limit.idleMinutes(), limit.overallMinutes());
    }
}
