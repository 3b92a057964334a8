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
import java.util.Optional;
import java.util.Set;

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
        var right = charter.rightFor(proposal);
        if (acts.stop().isPresent()) {
            return new Stopped(acts.stop().get());
        }
        if (now.isAfter(proposal.openUntil())) {
            return new Lapsed();
        }
        if (right.isEmpty() || proposal.charterVersion() != charter.version()) {
            return new Undecidable();
        }
        var heard = heard(right.get(), acts);
        var effective = right.get().objection() == ObjectionEffect.NOTED ? List.<Act>of() : heard;
        var weighed = weigh(right.get(), effective, acts.signatures(now));
        var regular = Displacement.of(charter, proposal, verified)
                .filter(displaced -> !(weighed instanceof Blocked))
                .flatMap(displaced -> missingOthers(displaced, acts.signatures(now)))
                .orElse(weighed);
        return regular instanceof ReadyToAdopt
                ? regular
                : wayOut(right.get(), heard, acts, now).orElse(regular);
    }

    private static List<Act> heard(DecisionRight right, StandingActs acts) {
        return acts.objections().stream()
                .filter(act -> right.hears(act.seat().function()))
                .toList();
    }

    private static Optional<ProposalState> missingOthers(Displacement displaced, List<Act> signatures) {
        var standings = standings(signatures);
        return QuorumMatching.solve(displaced.others(), standings).isPresent()
                ? Optional.empty()
                : Optional.of(new Escalated(
                        List.of(displaced.objection()), QuorumMatching.missing(displaced.others(), standings)));
    }

    private static ProposalState weigh(DecisionRight right, List<Act> objections, List<Act> signatures) {
        if (objections.isEmpty()) {
            return count(right.quorum(), objections, signatures);
        }
        return right.objection() == ObjectionEffect.ESCALATES
                ? count(right.escalatedQuorum(), objections, signatures)
                : new Blocked(objections);
    }

    private static Optional<ProposalState> wayOut(
            DecisionRight right, List<Act> objections, StandingActs acts, Instant now) {
        return acts.overrules(now)
                ? WayOut.against(right, objections, acts.signatures(now))
                        .map(domain -> new ReadyToAdopt(acts.signatures(now), Optional.of(domain)))
                : Optional.empty();
    }

    private static ProposalState count(Quorum quorum, List<Act> escalating, List<Act> signatures) {
        var standings = standings(signatures);
        if (QuorumMatching.solve(quorum, standings).isPresent()) {
            return new ReadyToAdopt(signatures, Optional.empty());
        }
        var missing = QuorumMatching.missing(quorum, standings);
        return escalating.isEmpty() ? new Open(missing) : new Escalated(escalating, missing);
    }

    private static Set<Standing> standings(List<Act> signatures) {
        return signatures.stream().map(act -> act.seat().standing()).collect(toSet());
    }
}
