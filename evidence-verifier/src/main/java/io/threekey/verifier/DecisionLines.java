package io.threekey.verifier;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.threekey.charter.ActKind;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.evidence.RecordedProposal;
import io.threekey.evidence.Report;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every version ever adopted: what it says and why, who signed it, who said what against it, and how long it holds. */
final class DecisionLines {

    private final Report report;
    private final ActLines acts;
    private final WhatWasDecided what;
    private final Map<Digest, RecordedProposal> adopted;

    DecisionLines(Report report) {
        this.report = report;
        this.acts = new ActLines(report.history());
        this.what = new WhatWasDecided(report);
        this.adopted = report.proposals().stream()
                .filter(RecordedProposal::adopted)
                .collect(toMap(recorded -> recorded.proposal().digest(), recorded -> recorded));
    }

    String text() {
        return Stream.concat(
                        report.history().versions(PolicyAddress.CHARTER).stream(),
                        report.history().addresses().stream()
                                .flatMap(address -> report.history().versions(address).stream()))
                .sorted(Comparator.comparing(PolicyVersion::adoptedAt)
                        .thenComparing(version -> ReportText.address(version.address())))
                .map(this::lines)
                .collect(joining());
    }

    private String lines(PolicyVersion version) {
        Optional<Proposal> proposal =
                Optional.ofNullable(adopted.get(version.proposalDigest())).map(RecordedProposal::proposal);
        return "  %s  %s, version %d, %s%s%n"
                        .formatted(
                                version.adoptedAt(),
                                ReportText.address(version.address()),
                                version.version(),
                                inForce(version),
                                proposal.map(made -> ", proposal " + made.id()).orElse(""))
                + what.line(version, proposal)
                + proposal.map(DecisionLines::because).orElse("")
                + way(version)
                + version.revertedAt()
                        .map(at -> "      reverted by itself at " + at + "\n")
                        .orElse("")
                + ActLines.signers(version.signers())
                + objections(version);
    }

    /** In the words of whoever proposed it, on one line whatever they wrote. */
    private static String because(Proposal proposal) {
        return proposal.reason().isBlank()
                ? ""
                : "      because " + CanonicalJson.text(Json.text(proposal.reason())) + "\n";
    }

    private String inForce(PolicyVersion version) {
        return report.history().isReplacedBeforeItBegan(version)
                ? "replaced before it began, which was to be at " + version.effectiveAt()
                : "in force from " + version.effectiveAt()
                        + version.until().map(end -> " until " + end).orElse("");
    }

    private static String way(PolicyVersion version) {
        return switch (version.way()) {
            case FOUNDING, REGULAR -> "";
            case WAY_OUT ->
                "      the sponsor's way out, against "
                        + version.overruled().map(domain -> domain.code()).orElse("nobody") + "\n";
            case CONTAINMENT -> "      containment: tightened at once by one domain\n";
            case CONTINUITY -> "      continuity: back at once to what was obeyed before\n";
        };
    }

    private String objections(PolicyVersion version) {
        return Optional.ofNullable(adopted.get(version.proposalDigest()))
                .map(recorded -> acts.of(recorded, Set.of(ActKind.OBJECT, ActKind.ADVISE, ActKind.WITHDRAW)))
                .orElse("");
    }
}
