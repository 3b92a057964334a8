package io.threekey.server.people;

import io.threekey.charter.Function;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/**
 * Whether those who sit for a function may look at somebody's record for a purpose.
 *
 * @param part of the record; sign-ins are the only one there is
 * @param days how far back it is shown; none where they may not look
 */
record MonitoringRow(LookPurpose purpose, Function by, String part, long days) {

    static final String SIGN_INS = "sign-ins";
    static final int DAYS_MOST = 90;

    MonitoringRow(LookPurpose purpose, Function by, long days) {
        this(purpose, by, SIGN_INS, days);
    }

    boolean isFor(LookPurpose other, Function function) {
        return purpose == other && by == function;
    }

    boolean permits() {
        return days > 0;
    }

    JsonObject document() {
        return Json.object()
                .put("purpose", purpose.code())
                .put("by", by.code())
                .put("part", part)
                .put("days", days)
                .build();
    }

    static MonitoringRow read(Fields fields) {
        return new MonitoringRow(
                fields.text("purpose", LookPurpose::ofCode),
                fields.text("by", Function::ofCode),
                fields.text("part"),
                fields.integer("days"));
    }
}
