package io.threekey.server.governance;

import io.threekey.charter.Act;
import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerification;
import io.threekey.charter.Charter;
import io.threekey.charter.DecisionProcess;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.MalformedDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads proposals as cases: believes nothing stored about them that the charter's keys have not signed. */
@Component
public class CaseFile {

    private final ProposalTable proposals;
    private final PoliciesInForce policies;
    private final Clock clock;

    CaseFile(ProposalTable proposals, PoliciesInForce policies, Clock clock) {
        this.proposals = proposals;
        this.policies = policies;
        this.clock = clock;
    }

    public Optional<ProposalCase> find(ProposalId id) {
        return proposals.find(id).flatMap(this::readable);
    }

    /** The proposal of an adopted version; empty for what the founding charter carried. */
    public Optional<ProposalId> proposalOf(PolicyVersion version) {
        return policies.adopted(version.proposalDigest());
    }

    /** The newest first. */
    public List<ProposalCase> latest(int most) {
        return proposals.latest(most).stream()
                .flatMap(stored -> readable(stored).stream())
                .toList();
    }

    /** What is no proposal, or not the one it is filed as, was never put before anybody. */
    private Optional<ProposalCase> readable(StoredProposal stored) {
        try {
            return read(stored).filter(one -> one.proposal().id().value().equals(stored.id()));
        } catch (MalformedDocument notAProposal) {
            return Optional.empty();
        }
    }

    /** A proposal of another installation, or under a charter that never was, is nobody's case. */
    private Optional<ProposalCase> read(StoredProposal stored) {
        var proposal = Proposal.parse(stored.bytes());
        var chain = policies.chain();
        return chain.history()
                .charter(proposal.charterVersion())
                .filter(charter ->
                        proposal.founding().equals(chain.fingerprint().digest()))
                .flatMap(charter -> charter.rightFor(proposal).map(right -> {
                    var acts = verified(charter, chain, proposal, stored.acts());
                    return new ProposalCase(
                            proposal,
                            acts,
                            charter,
                            right,
                            chain.history().versions(proposal.address()).stream()
                                    .filter(version -> version.version() == proposal.replacesVersion())
                                    .map(PolicyVersion::document)
                                    .findFirst(),
                            status(chain, proposal, acts));
                }));
    }

    /** What does not verify is left out, as if it had never been given. */
    private static List<Act> verified(
            Charter charter, PoliciesInForce.InForce chain, Proposal proposal, List<SignedAct> stored) {
        var verification = ActVerification.of(charter, chain.fingerprint().digest(), proposal);
        var acts = new ArrayList<Act>();
        for (var signed : stored) {
            if (verification.verify(acts, signed) instanceof Accepted(var act)) {
                acts.add(act);
            }
        }
        return acts;
    }

    private ProposalStatus status(PoliciesInForce.InForce chain, Proposal proposal, List<Act> acts) {
        var digest = proposal.digest();
        var adopted = chain.history().versions(proposal.address()).stream()
                .filter(version -> version.proposalDigest().equals(digest))
                .findFirst();
        if (adopted.isPresent()) {
            return new ProposalStatus.Adopted(adopted.get());
        }
        if (chain.history().isOvertaken(proposal, clock.instant())) {
            return policies.inDoubt() ? new ProposalStatus.Doubtful() : new ProposalStatus.Overtaken();
        }
        return new ProposalStatus.Undecided(DecisionProcess.stateOf(chain.charter(), proposal, acts, clock.instant()));
    }
}
