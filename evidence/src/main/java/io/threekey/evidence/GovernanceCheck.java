package io.threekey.evidence;

import io.threekey.charter.Act;
import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.ActVerification;
import io.threekey.charter.AdoptedDecision;
import io.threekey.charter.AutomaticRevert;
import io.threekey.charter.Broken;
import io.threekey.charter.ChainVerdict.Verified;
import io.threekey.charter.ChainVerification;
import io.threekey.charter.FoundingRecord;
import io.threekey.charter.History;
import io.threekey.evidence.GovernanceTrail.Recorded;
import io.threekey.evidence.ProposalTrail.RecordedAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether what was decided was decided by those whose decision it was, from the founding on. */
final class GovernanceCheck {

    private final GovernanceTrail trail;
    private final LedgersSeen ledgers;
    private final Findings findings;

    GovernanceCheck(GovernanceTrail trail, LedgersSeen ledgers, Findings findings) {
        this.trail = trail;
        this.ledgers = ledgers;
        this.findings = findings;
    }

    /** The history that the decisions make, or empty where the chain breaks. */
    Optional<History> verify() {
        Optional<Recorded<FoundingRecord>> founding = trail.founding();
        if (founding.isEmpty()) {
            findings.add(FailureKind.GOVERNANCE, "entries", "None of them records the founding.");
            return Optional.empty();
        }
        return switch (ChainVerification.verify(
                founding.get().value(),
                trail.decisions().stream().map(Recorded::value).toList())) {
            case Broken broken -> {
                findings.add(FailureKind.GOVERNANCE, entryOf(broken, founding.get()), sentence(broken));
                yield Optional.empty();
            }
            case Verified(History history) -> {
                trail.proposals().forEach(proposal -> checkActs(proposal, history));
                yield Optional.of(history);
            }
        };
    }

    private long entryOf(Broken broken, Recorded<FoundingRecord> founding) {
        return broken.position() == 0
                ? founding.entry()
                : trail.decisions().get(broken.position() - 1).entry();
    }

    private String sentence(Broken broken) {
        return what(broken) + " does not hold. " + broken.sentence();
    }

    private String what(Broken broken) {
        if (broken.position() == 0) {
            return "The founding";
        }
        return switch (trail.decisions().get(broken.position() - 1).value()) {
            case AdoptedDecision decision -> "The decision";
            case AutomaticRevert revert -> "The revert";
        };
    }

    private void checkActs(ProposalTrail trail, History history) {
        trail.acts().forEach(this::checkCheckpoint);
        if (!trail.isAdopted()) {
            checkSignatures(trail, history);
        }
    }

    /** The signer was shown a ledger that this one continues, and the act was recorded after that. */
    private void checkCheckpoint(RecordedAct act) {
        var seen = act.statement().checkpoint();
        if (seen.size() > act.entry()) {
            findings.add(
                    FailureKind.FORK,
                    act.entry(),
                    "Its signer was shown " + seen.size() + " entries before there were as many.");
            return;
        }
        Optional<Boolean> grew = ledgers.beganWith(seen.size(), seen.root());
        if (grew.isEmpty()) {
            findings.add(
                    FailureKind.FORK,
                    act.entry(),
                    "Its signer was shown " + seen.size() + " entries, and nothing here shows that they are these.");
        } else if (!grew.get()) {
            findings.add(
                    FailureKind.FORK,
                    act.entry(),
                    "Its signer was shown another ledger: its first " + seen.size() + " entries are not these.");
        }
    }

    /** What was decided is verified with the chain; what is still open, or came to nothing, is verified here. */
    private void checkSignatures(ProposalTrail trail, History history) {
        List<Act> accepted = new ArrayList<>();
        for (RecordedAct recorded : trail.acts()) {
            var charter = history.charterInForce(recorded.statement().madeAt());
            if (charter.rightFor(trail.proposal()).isEmpty()) {
                findings.add(FailureKind.GOVERNANCE, recorded.entry(), "The charter lets nobody act on this.");
                return;
            }
            var verification = ActVerification.of(charter, history.fingerprint().digest(), trail.proposal());
            switch (verification.verify(accepted, recorded.signed())) {
                case Accepted(Act act) -> accepted.add(act);
                case Refused refused -> {
                    findings.add(
                            FailureKind.GOVERNANCE, recorded.entry(), "The act does not count. " + refused.sentence());
                    return;
                }
            }
        }
        trail.count(accepted);
    }
}
