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
import io.threekey.server.governance.ProposalAsRecorded.Recorded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads proposals as cases: believes nothing stored about them that the charter's keys have not signed. */
@Component
public class CaseFile {

    private final ProposalTable proposals;
    private final ProposalAsRecorded recorded;
    private final PoliciesInForce policies;
    private final Clock clock;

    CaseFile(ProposalTable proposals, ProposalAsRecorded recorded, PoliciesInForce policies, Clock clock) {
        this.proposals = proposals;
        this.recorded = recorded;
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

    /** What nobody made, or is filed as another, was never put before anybody. */
    private Optional<ProposalCase> readable(StoredProposal stored) {
        try {
            return recorded.of(stored.id())
                    .flatMap(made -> read(made, isGenuine(stored, made)))
                    .filter(one -> one.proposal().id().value().equals(stored.id()));
        } catch (MalformedDocument notAProposal) {
            return Optional.empty();
        }
    }

    /** Between the two looks somebody may have acted, so one that disagrees is looked at once more. */
    private boolean isGenuine(StoredProposal stored, Recorded made) {
        return made.isStoredAs(stored)
                || proposals
                        .find(new ProposalId(stored.id()))
                        .filter(again -> recorded.of(stored.id())
                                .filter(now -> now.isStoredAs(again))
                                .isPresent())
                        .isPresent();
    }

    /**
     * Only what was recorded is ever shown as the proposal, whatever is stored. One of another installation, or under a
     * charter that never was, is nobody's case.
     */
    private Optional<ProposalCase> read(Recorded made, boolean genuine) {
        var proposal = Proposal.parse(made.bytes());
        var chain = policies.chain();
        return chain.history()
                .charter(proposal.charterVersion())
                .filter(charter ->
                        proposal.founding().equals(chain.fingerprint().digest()))
                .flatMap(charter -> charter.rightFor(proposal).map(right -> {
                    var acts = verified(charter, chain, proposal, made.acts());
                    var whole = genuine && acts.size() == made.acts().size();
                    return new ProposalCase(
                            proposal,
                            acts,
                            charter,
                            right,
                            chain.history().versions(proposal.address()).stream()
                                    .filter(version -> version.version() == proposal.replacesVersion())
                                    .map(PolicyVersion::document)
                                    .findFirst(),
                            whole ? status(chain, proposal, acts) : altered(chain, proposal));
                }));
    }

    private static ProposalStatus altered(PoliciesInForce.InForce chain, Proposal proposal) {
        return chain.history().adopted(proposal.id()) ? new ProposalStatus.Doubtful() : new ProposalStatus.Altered();
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
