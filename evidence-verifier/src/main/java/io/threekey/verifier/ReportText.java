package io.threekey.verifier;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.UseCase;
import io.threekey.evidence.Extent;
import io.threekey.evidence.Report;
import io.threekey.evidence.Witnessed;

/** A report in words: what the export is, who decided what, what came to nothing, and what was wrong meanwhile. */
final class ReportText {

    private ReportText() {}

    static String of(Report report) {
        return """
            Installation  %s
            Entries       %s, from %s to %s
            Sign-ins      %s
            Alarms        %s
            %sWitnesses     %s
            Root          %s
            Founding      %s

            Decisions
            %s%s%s\
            """.formatted(
                        report.installation(),
                        entries(report),
                        report.from(),
                        report.until(),
                        signIns(report),
                        AlarmLines.summary(report),
                        erased(report),
                        witnesses(report),
                        report.head().root().base64(),
                        report.fingerprint().grouped(),
                        new DecisionLines(report).text(),
                        new UndecidedLines(report).text(),
                        AlarmLines.text(report));
    }

    /** What is here; of which part it is, the words below the report say. */
    private static String entries(Report report) {
        long all = report.head().size();
        if (isWhole(report)) {
            return String.valueOf(all);
        }
        return switch (report.extent()) {
            case Extent.Whole whole -> String.valueOf(all);
            case Extent.Since since -> all - report.wholeFrom() + " of " + all;
            case Extent.AboutPerson(var person, long chain, long chosen) ->
                chosen + " about " + person + ", out of a ledger of " + all;
            case Extent.OfDecision(var proposal, long chain) ->
                chain + " for " + proposal + ", out of a ledger of " + all;
        };
    }

    /** Otherwise decisions may have been left out, also one that would ask for more. */
    private static boolean isWhole(Report report) {
        return report.wholeFrom() == 0;
    }

    private static String erased(Report report) {
        return report.erased().stream()
                .map(by -> "Erased        payloads of %d entries, by version %d of record-erasure%n"
                        .formatted(by.entries(), by.version()))
                .collect(joining());
    }

    private static String signIns(Report report) {
        return switch (report.extent()) {
            case Extent.Whole whole -> signIns(report.signIns());
            case Extent.Since since -> signIns(report.signIns());
            case Extent.AboutPerson person -> "not judged, whether there are any or not";
            case Extent.OfDecision decision -> "not judged, whether there are any or not";
        };
    }

    private static String signIns(long count) {
        return count == 0 ? "none" : count + ", each under signed policy";
    }

    /** By their own clocks: from then on nobody can have changed what stands here unnoticed. */
    private static String witnesses(Report report) {
        Witnessed witnessed = report.witnessed();
        String seen = witnessed.by().stream()
                .map(by -> by.witness() + " [" + by.key() + "] saw this ledger at " + by.at())
                .collect(joining("\n" + " ".repeat(14)));
        if (seen.isEmpty()) {
            return "nobody outside has confirmed this ledger, and "
                    + (isWhole(report)
                            ? "the policy in force asks for nobody"
                            : "no decision that is here asks for it");
        }
        return seen + "\n" + " ".repeat(14)
                + (witnessed.required() == 0
                        ? "none was required" + (isWhole(report) ? "" : " by the decisions that are here")
                        : witnessed.required() + " required");
    }

    static String address(PolicyAddress address) {
        return address.kind() + " (" + address.useCase().map(UseCase::code).orElse("all use cases") + ", "
                + address.scope() + ")";
    }
}
