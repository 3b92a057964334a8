package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/**
 * How long a policy is only recorded beside the one obeyed, and then announced to those whom it will touch, before it is
 * enforced. The old one is obeyed until then.
 */
public record Staging(int recordMinutes, int warnMinutes) {
    public static final Staging AT_ONCE = new Staging(0, 0);
    private static final int LONGEST = 366 * 24 * 60;

    public Staging {
        if (recordMinutes < 0 || warnMinutes < 0 || recordMinutes > LONGEST || warnMinutes > LONGEST) {
            throw new IllegalArgumentException("stages of " + recordMinutes + " and " + warnMinutes + " minutes");
        }
    }

    JsonObject document() {
        return Json.object()
                .put("recordMinutes", recordMinutes)
                .put("warnMinutes", warnMinutes)
                .build();
    }

    static Staging read(Fields fields) {
        return new Staging(fields.count("recordMinutes"), fields.count("warnMinutes"));
    }
}
