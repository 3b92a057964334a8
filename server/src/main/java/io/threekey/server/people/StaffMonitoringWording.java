package io.threekey.server.people;

import io.threekey.charter.Function;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Staff monitoring in sentences: one for each look that is permitted, or one for each that changes. */
final class StaffMonitoringWording {

    private StaffMonitoringWording() {}

    static Words purpose(LookPurpose purpose) {
        return new Words("people.purpose." + purpose.code(), List.of());
    }

    static Words function(Function function) {
        return new Words("governance.function." + function.code(), List.of());
    }

    static List<Words> whole(StaffMonitoringPolicy policy) {
        var permitted = policy.looks().stream()
                .filter(MonitoringRow::permits)
                .map(row -> Words.of("people.monitoring.says", function(row.by()), row.days(), purpose(row.purpose())))
                .toList();
        return Stream.concat(
                        permitted.isEmpty() ? Stream.of(Words.of("people.monitoring.nobody")) : permitted.stream(),
                        Stream.of(Words.of("people.monitoring.group", policy.smallestGroup())))
                .toList();
    }

    static List<Words> changes(StaffMonitoringPolicy before, StaffMonitoringPolicy after) {
        var changes = new ArrayList<Words>();
        for (var row : after.looks()) {
            var was = before.days(row.purpose(), row.by());
            if (was != row.days()) {
                changes.add(change(row, was));
            }
        }
        if (before.smallestGroup() != after.smallestGroup()) {
            changes.add(Words.of("people.monitoring.group-changes", before.smallestGroup(), after.smallestGroup()));
        }
        return List.copyOf(changes);
    }

    private static Words change(MonitoringRow row, int was) {
        if (!row.permits()) {
            return Words.of("people.monitoring.no-longer", function(row.by()), purpose(row.purpose()), was);
        }
        return was == 0
                ? Words.of("people.monitoring.newly", function(row.by()), row.days(), purpose(row.purpose()))
                : Words.of("people.monitoring.other-days", function(row.by()), row.days(), purpose(row.purpose()), was);
    }
}
