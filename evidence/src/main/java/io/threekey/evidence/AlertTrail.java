package io.threekey.evidence;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the alarms that the server itself recorded. An export with alarms in it may well hold: that something was
 * wrong then is what it truly says. Memory grows with the kinds of alarms and not with their number.
 */
final class AlertTrail {

    private static final AlertEntry UNREADABLE = new AlertEntry("unreadable", List.of(), Instant.EPOCH);

    private final Map<String, Report.Alarm> alarms = new LinkedHashMap<>();

    void take(long entry, Leaf leaf, JsonObject payload) {
        if (leaf.type().equals(EntryType.ALERT_RAISED)) {
            raised(entry, leaf.at(), read(payload));
        } else if (leaf.type().equals(EntryType.ALERT_OVER)) {
            alarms.computeIfPresent(read(payload).code(), (code, alarm) -> alarm.overAt(leaf.at()));
        }
    }

    /** What it said is gone by decision; that there was one is not. */
    void isMissing(long entry, Leaf leaf) {
        if (leaf.type().equals(EntryType.ALERT_RAISED)) {
            raised(entry, leaf.at(), UNREADABLE);
        }
    }

    /** In the order in which each kind appeared first. */
    List<Report.Alarm> alarms() {
        return List.copyOf(alarms.values());
    }

    private void raised(long entry, Instant at, AlertEntry alert) {
        alarms.merge(
                alert.code(),
                new Report.Alarm(alert.code(), 1, at, at, entry, alert.arguments(), Optional.empty()),
                (before, again) -> before.raisedAgain(again));
    }

    private static AlertEntry read(JsonObject payload) {
        try {
            return AlertEntry.parse(payload);
        } catch (MalformedDocument ofAnotherForm) {
            return UNREADABLE;
        }
    }
}
