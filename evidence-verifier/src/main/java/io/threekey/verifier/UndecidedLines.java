package io.threekey.verifier;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.DecisionProcess;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalState;
import io.threekey.evidence.RecordedProposal;
import io.threekey.evidence.Report;
import java.time.Instant;

/** What was proposed and not adopted, as the last entry finds it: still open, or ended, how, and what was said on it. */
final class UndecidedLines {

    private final Report report;
    private final ActLines acts;

    UndecidedLines(Report report) {
        this.report = report;
        this.acts = new ActLines(report.history());
    }

    /** Empty where everything proposed was adopted. */
    String text() {
        String lines = report.proposals().stream()
                .filter(recorded -> !recorded.adopted())
                .map(this::lines)
                .collect(joining());
        return lines.isEmpty() ? "" : "\nProposed and not adopted\n" + lines;
    }

    private String lines(RecordedProposal recorded) {
        Proposal proposal = recorded.proposal();
        return "  %s  %s, in the place of version %d, proposal %s%n      %s%n"
                        .formatted(
                                proposal.proposedAt(),
                                ReportText.address(proposal.address()),
                                proposal.replacesVersion(),
                                proposal.id(),
                                standing(recorded))
                + acts.of(recorded);
    }

    private String standing(RecordedProposal recorded) {
        Proposal proposal = recorded.proposal();
        Instant asked = report.until();
        ProposalState state =
                DecisionProcess.stateOf(report.history().charterInForce(asked), proposal, recorded.counted(), asked);
        Instant end = proposal.openUntil().isBefore(asked) ? proposal.openUntil() : asked;
        return !(state instanceof ProposalState.Stopped) && report.history().isOvertaken(proposal, end)
                ? "ended: another decision took the place of what it was to replace"
                : words(state, proposal.openUntil());
    }

    private static String words(ProposalState state, Instant end) {
        return switch (state) {
            case ProposalState.Stopped stopped -> "ended: stopped";
            case ProposalState.Lapsed lapsed -> "ended: lapsed at " + end;
            case ProposalState.Undecidable undecidable -> "ended: the charter has changed since";
            case ProposalState.Blocked blocked -> "open until " + end + ", held up by objections";
            case ProposalState.Escalated escalated ->
                "open until " + end + ", before the sponsor because of objections";
            case ProposalState.Open open -> "open until " + end + ", waits for signatures";
            case ProposalState.ReadyToAdopt ready -> "open until " + end + ", has every signature";
        };
    }
}
