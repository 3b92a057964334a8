package io.threekey.verifier;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.UseCase;
import io.threekey.evidence.Report;

/** A report in words: what the export is, who decided what, and what came to nothing. */
final class ReportText {

    private ReportText() {}

    static String of(Report report) {
        return """
                Installation  %s
                Entries       %d, from %s to %s
                Sign-ins      %s
                Root          %s
                Founding      %s

                Decisions
                %s%s""".formatted(
                        report.installation(),
                        report.head().size(),
                        report.from(),
                        report.until(),
                        signIns(report.signIns()),
                        report.head().root().base64(),
                        report.fingerprint().grouped(),
                        new DecisionLines(report).text(),
                        new UndecidedLines(report).text());
    }

    private static String signIns(long count) {
        return count == 0 ? "none" : count + ", each under signed policy";
    }

    static String address(PolicyAddress address) {
        return address.kind() + " (" + address.useCase().map(UseCase::code).orElse("all use cases") + ", "
                + address.scope() + ")";
    }
}
