package io.threekey.evidence;

import io.threekey.charter.ActStatement;
import io.threekey.charter.AutomaticRevert;
import io.threekey.charter.ChainElement;
import io.threekey.charter.FoundingRecord;
import io.threekey.charter.Proposal;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.ProposalTrail.RecordedAct;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects founding, proposals, acts and adoptions from the entries, and says where they do not follow from each other:
 * each speaks of something recorded before it, and an adoption of everything that was done on its proposal.
 */
final class GovernanceTrail {

    /** A founding or decision with the entry that records it. */
    record Recorded<T>(long entry, T value) {}

    // an entry is dated in the transaction of what it records; only the clocks of several nodes may differ
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    private final Findings findings;
    private final Map<Digest, ProposalTrail> proposals = new LinkedHashMap<>();
    private final List<Recorded<ChainElement>> decisions = new ArrayList<>();
    private Optional<Recorded<FoundingRecord>> founding = Optional.empty();

    GovernanceTrail(Findings findings) {
        this.findings = findings;
    }

    void take(long entry, Leaf leaf, JsonObject payload) {
        try {
            if (leaf.type().equals(EntryType.INSTALLATION_FOUNDED)) {
                found(entry, leaf, FoundedEntry.parse(payload));
            } else if (leaf.type().equals(EntryType.PROPOSAL_MADE)) {
                propose(entry, leaf, ProposalMadeEntry.parse(payload));
            } else if (leaf.type().equals(EntryType.PROPOSAL_ACT)) {
                act(entry, leaf, ActEntry.parse(payload));
            } else if (leaf.type().equals(EntryType.DECISION_ADOPTED)) {
                adopt(entry, leaf, DecisionAdoptedEntry.parse(payload));
            } else if (leaf.type().equals(EntryType.POLICY_REVERTED)) {
                revert(entry, leaf, AutomaticRevert.of(payload));
            }
        } catch (MalformedDocument e) {
            broken(entry, "What it records of " + leaf.type() + " is not readable: " + e.getMessage() + ".");
        }
    }

    Optional<Recorded<FoundingRecord>> founding() {
        return founding;
    }

    List<Recorded<ChainElement>> decisions() {
        return decisions;
    }

    Collection<ProposalTrail> proposals() {
        return proposals.values();
    }

    List<RecordedProposal> recorded() {
        return proposals.values().stream().map(ProposalTrail::recorded).toList();
    }

    private void found(long entry, Leaf leaf, FoundedEntry founded) {
        if (founding.isPresent()) {
            broken(entry, "The installation is founded a second time.");
            return;
        }
        if (!proposals.isEmpty()) {
            broken(entry, "There were proposals before the founding.");
        }
        checkDate(entry, leaf, founded.foundedAt());
        founding = Optional.of(
                new Recorded<>(entry, new FoundingRecord(founded.charter(), founded.acts(), founded.foundedAt())));
    }

    private void propose(long entry, Leaf leaf, ProposalMadeEntry made) {
        Proposal proposal = Proposal.parse(made.proposal());
        checkDate(entry, leaf, proposal.proposedAt());
        if (proposals.values().stream().anyMatch(other -> other.proposal().id().equals(proposal.id()))) {
            broken(entry, "The proposal " + proposal.id() + " is made a second time.");
            return;
        }
        proposals.put(proposal.digest(), new ProposalTrail(made.proposal(), proposal));
    }

    private void act(long entry, Leaf leaf, ActEntry act) {
        ActStatement statement = ActStatement.parse(act.act().statement());
        checkDate(entry, leaf, statement.madeAt(), ActEntry.SIGNED_WITHIN);
        ProposalTrail trail = proposals.get(statement.proposal());
        if (trail == null) {
            broken(entry, "The act is on a proposal that is not recorded before it.");
        } else if (trail.isAdopted()) {
            broken(entry, "The act is on proposal " + trail.proposal().id() + ", which was adopted before.");
        } else {
            trail.add(new RecordedAct(entry, act.act(), statement));
        }
    }

    private void adopt(long entry, Leaf leaf, DecisionAdoptedEntry adopted) {
        ProposalTrail trail = proposals.get(adopted.proposal());
        if (trail == null) {
            broken(entry, "A proposal is adopted that is not recorded before.");
        } else if (trail.isAdopted()) {
            broken(entry, "The proposal " + trail.proposal().id() + " is adopted a second time.");
        } else if (!trail.consistsOf(adopted.acts())) {
            broken(
                    entry,
                    "The decision on proposal " + trail.proposal().id()
                            + " does not rest on exactly the acts that are recorded before it.");
        } else {
            checkDate(entry, leaf, adopted.adoptedAt());
            decisions.add(new Recorded<>(entry, trail.adopt(adopted.adoptedAt())));
        }
    }

    private void revert(long entry, Leaf leaf, AutomaticRevert revert) {
        checkDate(entry, leaf, revert.at());
        decisions.add(new Recorded<>(entry, revert));
    }

    private void checkDate(long entry, Leaf leaf, Instant claimed) {
        checkDate(entry, leaf, claimed, Duration.ZERO);
    }

    // clocks of decisions run on these dates: whoever could choose them freely could use old signatures, or open the
    // sponsor's way out on the first day
    private void checkDate(long entry, Leaf leaf, Instant claimed, Duration recordedWithin) {
        if (claimed.isAfter(leaf.at().plus(CLOCKS_DIFFER_BY))) {
            broken(entry, "It says " + claimed + ", which is later than its entry.");
        }
        if (claimed.isBefore(leaf.at().minus(CLOCKS_DIFFER_BY).minus(recordedWithin))) {
            broken(entry, "It says " + claimed + ", which is earlier than its entry.");
        }
    }

    private void broken(long entry, String sentence) {
        findings.add(FailureKind.GOVERNANCE, entry, sentence);
    }
}
