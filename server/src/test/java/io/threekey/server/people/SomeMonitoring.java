package io.threekey.server.people;

import io.threekey.charter.Function;
import io.threekey.charter.json.JsonObject;

/** Staff-monitoring policies: {@code SomeMonitoring.permitting(5, "security-incident", Function.SECURITY, 30)}. */
public final class SomeMonitoring {

    private SomeMonitoring() {}

    public static JsonObject nobody() {
        return policy(5, (purpose, by) -> 0).document();
    }

    /** One purpose for one domain. */
    public static JsonObject permitting(int smallestGroup, String purpose, Function by, int days) {
        var permitted = LookPurpose.ofCode(purpose);
        return policy(smallestGroup, (other, function) -> other == permitted && function == by ? days : 0)
                .document();
    }

    static StaffMonitoringPolicy policy(
            int smallestGroup, java.util.function.ToIntBiFunction<LookPurpose, Function> days) {
        return new StaffMonitoringPolicy(
                smallestGroup,
                StaffMonitoringPolicy.everyLook(
                        (purpose, by) -> new MonitoringRow(purpose, by, days.applyAsInt(purpose, by))));
    }
}
