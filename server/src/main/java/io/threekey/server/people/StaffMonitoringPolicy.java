package io.threekey.server.people;

import io.threekey.charter.Function;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.SmallGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The policy document {@code staff-monitoring/1}: every purpose for each of the three domains, in one order and without
 * defaults, so that two documents can be compared field by field.
 *
 * @param smallestGroup fewer people than that are never counted together where timing or hindrance is shown
 */
record StaffMonitoringPolicy(long smallestGroup, List<MonitoringRow> looks) {

    static final int GROUP_MOST = 50;

    private static final String FORMAT = "staff-monitoring/1";

    StaffMonitoringPolicy {
        looks = List.copyOf(looks);
    }

    /** Every purpose with every domain, in the order of the document. */
    static <T> List<T> everyLook(BiFunction<LookPurpose, Function, T> look) {
        return Arrays.stream(LookPurpose.values())
                .flatMap(purpose -> domains().map(by -> look.apply(purpose, by)))
                .toList();
    }

    private static Stream<Function> domains() {
        return Arrays.stream(Function.values()).filter(Function::isDomain);
    }

    /** How many days of the record are shown; none where they may not look. */
    int days(LookPurpose purpose, Function by) {
        return looks.stream()
                .filter(row -> row.isFor(purpose, by))
                .mapToInt(row -> (int) row.days())
                .findFirst()
                .orElse(0);
    }

    JsonObject document() {
        return Document.of(FORMAT)
                .put("smallestGroup", smallestGroup)
                .put(
                        "looks",
                        new JsonArray(
                                looks.stream().map(MonitoringRow::document).toList()))
                .build();
    }

    /** @throws MalformedDocument with the faults */
    static StaffMonitoringPolicy read(JsonObject document) {
        var faults = faultsOf(document);
        if (!faults.isEmpty()) {
            throw new MalformedDocument("staff-monitoring", faults.toString());
        }
        return unjudged(document);
    }

    static List<Words> faultsOf(JsonObject document) {
        try {
            return unjudged(document).faults();
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("people.monitoring.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    private static StaffMonitoringPolicy unjudged(JsonObject document) {
        return Document.read(document, FORMAT, StaffMonitoringPolicy::read);
    }

    private static StaffMonitoringPolicy read(Fields fields) {
        return new StaffMonitoringPolicy(fields.integer("smallestGroup"), fields.objects("looks", MonitoringRow::read));
    }

    private List<Words> faults() {
        var faults = new ArrayList<Words>();
        if (smallestGroup < SmallGroups.LEAST || smallestGroup > GROUP_MOST) {
            faults.add(Words.of(
                    "people.monitoring.fault.group", String.valueOf(smallestGroup), SmallGroups.LEAST, GROUP_MOST));
        }
        var asked = everyLook((purpose, by) -> new MonitoringRow(purpose, by, 0));
        var given = looks.stream()
                .map(row -> new MonitoringRow(row.purpose(), row.by(), row.part(), 0))
                .toList();
        if (!given.equals(asked)) {
            faults.add(Words.of("people.monitoring.fault.looks", asked.size()));
        }
        looks.stream()
                .filter(row -> row.days() < 0 || row.days() > MonitoringRow.DAYS_MOST)
                .map(row -> Words.of(
                        "people.monitoring.fault.days",
                        StaffMonitoringWording.purpose(row.purpose()),
                        StaffMonitoringWording.function(row.by()),
                        String.valueOf(row.days()),
                        MonitoringRow.DAYS_MOST))
                .forEach(faults::add);
        return List.copyOf(faults);
    }
}
