package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;

/**
 * The separate clocks of a decision right.
 *
 * @param openDays how long a proposal may wait for signatures
 * @param signatureFreshHours how long a signature counts
 * @param delayMinutes from adoption until the policy takes effect
 * @param wayOutWorkingDays after which the sponsor may decide against one domain; 0 for never
 * @param lastsDays from adoption until it lapses, on a working morning; 0 for until it is replaced
 * @param reviewDays from adoption until it should be looked at again; 0 for never
 */
public record Clocks(
        int openDays, int signatureFreshHours, int delayMinutes, int wayOutWorkingDays, int lastsDays, int reviewDays) {

    /** The three clocks that always run. */
    public static Clocks of(int openDays, int signatureFreshHours, int delayMinutes) {
        return new Clocks(openDays, signatureFreshHours, delayMinutes, 0, 0, 0);
    }

    void write(JsonObject.Builder json) {
        json.put("openDays", openDays)
                .put("signatureFreshHours", signatureFreshHours)
                .put("delayMinutes", delayMinutes)
                .put("wayOutWorkingDays", wayOutWorkingDays)
                .put("lastsDays", lastsDays)
                .put("reviewDays", reviewDays);
    }

    static Clocks read(Fields fields) {
        return new Clocks(
                fields.count("openDays"),
                fields.count("signatureFreshHours"),
                fields.count("delayMinutes"),
                fields.count("wayOutWorkingDays"),
                fields.count("lastsDays"),
                fields.count("reviewDays"));
    }
}
