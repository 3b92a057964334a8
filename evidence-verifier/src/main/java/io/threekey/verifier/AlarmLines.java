package io.threekey.verifier;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.evidence.Extent;
import io.threekey.evidence.Report;

/** What the server itself recorded to be wrong: no fault of the export, and nothing to leave an auditor without. */
final class AlarmLines {

    private AlarmLines() {}

    static String summary(Report report) {
        return switch (report.extent()) {
            case Extent.Whole whole -> count(report);
            case Extent.Since since -> count(report);
            case Extent.AboutPerson person -> "not here, whether there were any or not";
            case Extent.OfDecision decision -> "not here, whether there were any or not";
        };
    }

    /** Empty where none was recorded. */
    static String text(Report report) {
        return report.alarms().isEmpty()
                ? ""
                : "\nAlarms that the server recorded\n"
                        + report.alarms().stream().map(AlarmLines::line).collect(joining());
    }

    private static String count(Report report) {
        long times = report.alarms().stream().mapToLong(Report.Alarm::times).sum();
        long standing =
                report.alarms().stream().filter(alarm -> alarm.over().isEmpty()).count();
        if (times == 0) {
            return "none recorded";
        }
        return times + " recorded, of " + report.alarms().size()
                + (report.alarms().size() == 1 ? " kind; " : " kinds; ")
                + (standing == 0
                        ? "each is recorded as over"
                        : standing + (standing == 1 ? " is" : " are") + " not recorded as over");
    }

    private static String line(Report.Alarm alarm) {
        return "  %s  %s%s, %s%n      %s%n"
                .formatted(
                        alarm.last(),
                        alarm.code(),
                        particulars(alarm),
                        "entry " + alarm.lastEntry(),
                        alarm.times() == 1
                                ? over(alarm)
                                : "recorded %d times, first at %s; %s"
                                        .formatted(alarm.times(), alarm.first(), over(alarm)));
    }

    private static String particulars(Report.Alarm alarm) {
        return alarm.particulars().isEmpty()
                ? ""
                : alarm.particulars().stream()
                        .map(each -> CanonicalJson.text(Json.text(each)))
                        .collect(joining(", ", " (", ")"));
    }

    private static String over(Report.Alarm alarm) {
        return alarm.over().map(at -> "over at " + at).orElse("not recorded as over");
    }
}
