package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.ProposalState.Blocked;
import io.threekey.charter.ProposalState.Escalated;
import io.threekey.charter.ProposalState.Lapsed;
import io.threekey.charter.ProposalState.Open;
import io.threekey.charter.ProposalState.ReadyToAdopt;
import io.threekey.charter.ProposalState.Stopped;
import io.threekey.charter.ProposalState.Undecidable;
import java.time.Instant;
import java.util.List;

/** What the acts on a proposal amount to. Silence never consents, and an objection has the effect written in the right. */
public final class DecisionProcess {
    private DecisionProcess() {}

    /**
     * Weighs the acts on a proposal at an instant.
     *
     * @param verified the proposal's acts in order, each accepted after the ones before it
     * @param now the instant for which the state is asked; at adoption, the instant of adoption
     */
    public static ProposalState stateOf(Charter charter, Proposal proposal, List<Act> verified, Instant now) {
        var acts = StandingActs.of(verified);
        var right = charter.rightFor(proposal.address());
        if (acts.stop().isPresent()) {
            return new Stopped(acts.stop().get());
        }
        if (now.isAfter(proposal.openUntil())) {
            return new Lapsed();
        }
        if (right.isEmpty() || proposal.charterVersion() != charter.version()) {
            return new Undecidable();
        }
        return weigh(right.get(), acts, now);
    }

    private static ProposalState weigh(DecisionRight right, StandingActs acts, Instant now) {
        var objections = acts.objections().stream()
                .filter(act -> right.hears(act.seat().function()))
                .toList();
        if (objections.isEmpty()) {
            return count(right.quorum(), objections, acts.signatures(now));
        }
        return switch (right.objection()) {
            case BLOCKS -> new Blocked(objections);
            case ESCALATES -> count(right.escalatedQuorum(), objections, acts.signatures(now));
            case NOTED -> count(right.quorum(), List.of(), acts.signatures(now));
        };
    }

    private static ProposalState count(Quorum quorum, List<Act> escalating, List<Act> signatures) {
        var standings = signatures.stream().map(act -> act.seat().standing()).collect(toSet());
        if (QuorumMatching.solve(quorum, standings).isPresent()) {
            return new ReadyToAdopt(signatures);
        }
        var missing = QuorumMatching.missing(quorum, standings);
        return escalating.isEmpty() ? new Open(missing) : new Escalated(escalating, missing);
    }
}
