package io.threekey.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.threekey.charter.Charter;
import io.threekey.charter.Function;
import io.threekey.charter.Proposal;
import io.threekey.charter.SignedAct;
import io.threekey.charter.SpokenDigest;
import io.threekey.charter.Staging;
import io.threekey.charter.Way;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RecordedProposal;
import io.threekey.evidence.Report;
import java.util.List;

/**
 * A proposal as its signers should see it, from the bytes alone: a page that lies shows something else than this.
 * What an act must name is computed here, so that a signer can compare before touching the key.
 */
final class ProposalText {

    private ProposalText() {}

    static String of(RecordedProposal recorded, Report report) {
        Proposal proposal = recorded.proposal();
        StringBuilder text = new StringBuilder("""
                Proposal %s, made by %s at %s, open until %s
                It concerns %s and replaces version %d.
                %sReason: %s

                The document
                  %s

                The exact bytes of the proposal
                %s

                Their SHA-256
                  %s
                In words, to compare with those that every seat was sent
                  %s
                """.formatted(
                        proposal.id(),
                        proposal.proposedBy(),
                        proposal.proposedAt(),
                        proposal.openUntil(),
                        ReportText.address(proposal.address()),
                        proposal.replacesVersion(),
                        effect(proposal),
                        proposal.reason(),
                        ReadableJson.of(proposal.document(), "  "),
                        new String(recorded.bytes(), UTF_8),
                        Digest.of(recorded.bytes()),
                        String.join(" ", SpokenDigest.of(Digest.of(recorded.bytes())))));
        recorded.acts().forEach(act -> text.append(act(act)));
        return text.append(recorded.adopted() ? "\nIt was adopted.\n" : nextStatement(recorded, report))
                .toString();
    }

    /** What the enactment does, a line each; nothing where it simply takes effect. */
    private static String effect(Proposal proposal) {
        StringBuilder lines = new StringBuilder();
        if (proposal.way() != Way.REGULAR) {
            lines.append("It takes the way of ").append(proposal.way().code()).append(" and lapses by itself.\n");
        }
        if (!proposal.enactment().containedBy().isEmpty()) {
            lines.append("The same was contained in the last thirty days by %s, and lapsed without a decision.%n"
                    .formatted(proposal.enactment().containedBy().stream()
                            .map(Function::code)
                            .collect(joining(", "))));
        }
        if (!proposal.staging().equals(Staging.AT_ONCE)) {
            lines.append("It is recorded for %d minutes and announced for %d before it is obeyed.%n"
                    .formatted(
                            proposal.staging().recordMinutes(),
                            proposal.staging().warnMinutes()));
        }
        proposal.confirmation()
                .ifPresent(margin ->
                        lines.append("It reverts by itself where it hinders more than %d people within %d minutes.%n"
                                .formatted(margin.tolerated(), margin.withinMinutes())));
        proposal.impact()
                .ifPresent(impact -> lines.append("What it would have done before:\n  ")
                        .append(ReadableJson.of(impact, "  "))
                        .append('\n'));
        return lines.toString();
    }

    private static String act(SignedAct act) {
        return "\nAn act on it, SHA-256 %s; the exact bytes that were signed%n%s%n"
                .formatted(act.digest(), new String(act.statement(), UTF_8));
    }

    private static String nextStatement(RecordedProposal recorded, Report report) {
        return "\nWhoever acts on it now signs a statement with these fields, and no other values in them\n  "
                + ReadableJson.of(fixedFields(recorded, report), "  ") + "\n";
    }

    private static JsonObject fixedFields(RecordedProposal recorded, Report report) {
        Charter charter = report.history().charterInForce(report.until());
        List<String> before =
                recorded.acts().stream().map(act -> act.digest().hex()).toList();
        return Json.object()
                .put("installation", report.installation().value())
                .put("founding", report.fingerprint().digest())
                .put("charterVersion", charter.version())
                .put("charterDigest", charter.digest())
                .put("proposal", Digest.of(recorded.bytes()))
                .put("policyVersionReplaced", recorded.proposal().replacesVersion())
                .put("actsBefore", JsonArray.ofTexts(before))
                .build();
    }
}
