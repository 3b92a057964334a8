package io.threekey.evidence;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.MalformedDocument;
import java.util.List;
import java.util.Optional;

/** Limits that an entry names, and the policy version that is said to give them there. */
record LimitsOfAVersion(int idleMinutes, int overallMinutes, NamedVersion version) {

    /** What the version gives there instead of these limits; empty where it gives these. */
    Optional<String> givenInstead(PolicyVersion adopted, CareSetting careSetting) {
        List<SessionLimitsRow> given = given(adopted, careSetting);
        if (given.equals(List.of(new SessionLimitsRow(careSetting.code(), idleMinutes, overallMinutes)))) {
            return Optional.empty();
        }
        return Optional.of(careSetting.code() + " "
                + (given.size() == 1
                        ? minutes(
                                given.getFirst().idleMinutes(), given.getFirst().overallMinutes())
                        : "no limits of its own"));
    }

    String minutes() {
        return minutes(idleMinutes, overallMinutes);
    }

    private static List<SessionLimitsRow> given(PolicyVersion adopted, CareSetting careSetting) {
        try {
            return SessionLimitsRow.readAll(adopted.document()).stream()
                    .filter(row -> row.careSetting().equals(careSetting.code()))
                    .toList();
        } catch (MalformedDocument notLimits) {
            return List.of();
        }
    }

    private static String minutes(long idle, long overall) {
        return idle + " minutes without a touch and " + overall + " altogether";
    }
}
