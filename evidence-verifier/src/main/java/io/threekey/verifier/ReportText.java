package io.threekey.verifier;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Signer;
import io.threekey.charter.UseCase;
import io.threekey.evidence.Report;
import java.util.Comparator;
import java.util.stream.Stream;

/** A report in words: what the export is, and who decided what. */
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
                %s""".formatted(
                        report.installation(),
                        report.head().size(),
                        report.from(),
                        report.until(),
                        signIns(report.signIns()),
                        report.head().root().base64(),
                        report.fingerprint().grouped(),
                        decisions(report));
    }

    private static String signIns(long count) {
        return count == 0 ? "none" : count + ", each under signed policy";
    }

    static String address(PolicyAddress address) {
        return address.kind() + " (" + address.useCase().map(UseCase::code).orElse("all use cases") + ", "
                + address.scope() + ")";
    }

    private static String decisions(Report report) {
        return Stream.concat(
                        report.history().versions(PolicyAddress.CHARTER).stream(),
                        report.history().addresses().stream()
                                .flatMap(address -> report.history().versions(address).stream()))
                .sorted(Comparator.comparing(PolicyVersion::adoptedAt)
                        .thenComparing(version -> address(version.address())))
                .map(ReportText::line)
                .collect(joining());
    }

    private static String line(PolicyVersion version) {
        return "  %s  %s, version %d, in force from %s%n      signed by %s%n"
                .formatted(
                        version.adoptedAt(),
                        address(version.address()),
                        version.version(),
                        version.effectiveAt(),
                        version.signers().stream().map(ReportText::signer).collect(joining(", ")));
    }

    private static String signer(Signer signer) {
        String name = signer.holderName() + " [" + signer.seat() + "]";
        return signer.seat().equals(signer.onBehalfOf()) ? name : name + " for [" + signer.onBehalfOf() + "]";
    }
}
