package io.threekey.server.governance;

import io.threekey.charter.Act;
import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.ActVerdict;
import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerification;
import io.threekey.charter.AdoptedDecision;
import io.threekey.charter.Broken;
import io.threekey.charter.ChainStep;
import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.CheckpointSeen;
import io.threekey.charter.DecisionProcess;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.ProposalState;
import io.threekey.charter.SeatId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.VerifiedChain;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.ActEntry;
import io.threekey.evidence.DecisionAdoptedEntry;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where seats act on proposals. An act counts only with its signature; the one that completes what the charter asks
 * for adopts the proposal in the same transaction.
 */
@Service
public class DecisionDesk {

    private final CaseFile cases;
    private final ProposalTable proposals;
    private final ChainTable chain;
    private final PoliciesInForce policies;
    private final LedgerInDoubt ledgerInDoubt;
    private final DecisionNews news;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DecisionDesk(
            CaseFile cases,
            ProposalTable proposals,
            ChainTable chain,
            PoliciesInForce policies,
            LedgerInDoubt ledgerInDoubt,
            DecisionNews news,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.proposals = proposals;
        this.chain = chain;
        this.policies = policies;
        this.ledgerInDoubt = ledgerInDoubt;
        this.news = news;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of wanting to act. */
    public sealed interface Drafting {

        /** The exact statement to sign, good until another act is made on the proposal. */
        record Ready(ActStatement statement) implements Drafting {}

        record Refused(Refusal why) implements Drafting {}
    }

    /** What came of an act. */
    public sealed interface Giving {

        /** @param adopted whether it completed the decision */
        record Recorded(boolean adopted) implements Giving {}

        record Refused(Refusal why) implements Giving {}
    }

    public Drafting draft(ProposalId id, PersonId person, ActKind act, Optional<String> reason) {
        if (isStopped()) {
            return new Drafting.Refused(Refusal.of("governance.in-doubt"));
        }
        var found = cases.find(id).filter(ProposalCase::isOpen);
        if (found.isEmpty()) {
            return new Drafting.Refused(notOpen(id));
        }
        if (act.givesReason() && reason.isEmpty()) {
            return new Drafting.Refused(Refusal.of("governance.reason"));
        }
        return found.get()
                .seatOf(person)
                .<Drafting>map(seat -> new Drafting.Ready(statement(found.get(), seat.id(), act, reason)))
                .orElseGet(() -> new Drafting.Refused(Refusal.of("governance.no-seat")));
    }

    private ActStatement statement(ProposalCase on, SeatId seat, ActKind act, Optional<String> reason) {
        var inForce = policies.chain();
        var madeAt = now();
        return new ActStatement(
                inForce.charter().installation(),
                inForce.fingerprint().digest(),
                inForce.charter().version(),
                inForce.charter().digest(),
                on.proposal().digest(),
                on.proposal().replacesVersion(),
                act,
                seat,
                inForce.charter().seat(seat).orElseThrow().principal(),
                on.acts().stream().map(Act::digest).toList(),
                checkpoint(),
                madeAt,
                madeAt.plus(Duration.ofHours(on.right().signatureFreshHours())),
                reason);
    }

    /** Verifies, records, and adopts where this act completes the decision. Refused acts leave no trace. */
    public Giving give(ProposalId id, SignedAct signed) {
        try {
            return giveOnce(id, signed);
        } catch (DuplicateKeyException anotherDecisionCameFirst) {
            return giveOnce(id, signed);
        }
    }

    private Giving giveOnce(ProposalId id, SignedAct signed) {
        policies.lookAgain();
        var given = transaction.execute(status -> {
            var outcome = giveLocked(id, signed);
            if (outcome instanceof Giving.Refused) {
                status.setRollbackOnly();
            }
            return outcome;
        });
        policies.lookAgain();
        return given;
    }

    private Refusal notOpen(ProposalId id) {
        return cases.find(id)
                .filter(ProposalCase::isAltered)
                .map(altered -> Refusal.of("governance.altered"))
                .orElseGet(() -> Refusal.of("governance.not-open"));
    }

    private boolean isStopped() {
        return policies.inDoubt() || ledgerInDoubt.stands();
    }

    private Giving giveLocked(ProposalId id, SignedAct signed) {
        proposals.lock(id);
        if (isStopped()) {
            return new Giving.Refused(Refusal.of("governance.in-doubt"));
        }
        var found = cases.find(id).filter(ProposalCase::isOpen);
        if (found.isEmpty()) {
            return new Giving.Refused(notOpen(id));
        }
        var on = found.get();
        var stored = proposals.acts(id.value());
        var verification =
                ActVerification.of(on.charter(), policies.chain().fingerprint().digest(), on.proposal());
        return switch (verification.verify(on.acts(), signed)) {
            case ActVerdict.Refused refused -> new Giving.Refused(ActRefusal.of(refused));
            case Accepted(var act)
            when !isOfNow(act.statement()) -> new Giving.Refused(Refusal.of("governance.ticket"));
            case Accepted(var act) -> record(on, stored, signed, act);
        };
    }

    /** What is dated ahead would outlast its freshness; what was drafted long ago no verifier would believe. */
    private boolean isOfNow(ActStatement statement) {
        var now = clock.instant();
        return !statement.madeAt().isAfter(now)
                && !statement.madeAt().isBefore(now.minus(ActEntry.SIGNED_WITHIN))
                && !statement.notAfter().isBefore(now);
    }

    private Giving record(ProposalCase on, List<SignedAct> before, SignedAct signed, Act act) {
        var id = on.proposal().id().value();
        var at = now();
        var all = new ArrayList<>(before);
        all.add(signed);
        var decision = new AdoptedDecision(on.proposal().bytes(), all, at);
        var step = completes(on, act, at) ? Optional.of(policies.next(decision)) : Optional.<ChainStep>empty();
        if (step.orElse(null) instanceof Broken broken) {
            return new Giving.Refused(ActRefusal.of(broken));
        }
        proposals.addAct(id, before.size(), signed);
        ledger.append(GovernanceEntries.ACTED, id, new ActEntry(signed).payload());
        news.acted(on, act);
        if (step.orElse(null) instanceof Extended(var longer)) {
            adopt(id, decision);
            news.adopted(on.proposal(), made(longer, on.proposal()));
        }
        return new Giving.Recorded(step.isPresent());
    }

    private static PolicyVersion made(VerifiedChain longer, Proposal proposal) {
        return longer.history().versions(proposal.address()).getLast();
    }

    private static boolean completes(ProposalCase on, Act act, Instant at) {
        var acts = new ArrayList<>(on.acts());
        acts.add(act);
        return DecisionProcess.stateOf(on.charter(), on.proposal(), acts, at) instanceof ProposalState.ReadyToAdopt;
    }

    private void adopt(String id, AdoptedDecision decision) {
        var at = decision.adoptedAt();
        chain.add(policies.chain().decisions() + 1, id, at);
        ledger.append(
                GovernanceEntries.ADOPTED,
                id,
                new DecisionAdoptedEntry(
                                Digest.of(decision.proposal()),
                                decision.acts().stream().map(SignedAct::digest).toList(),
                                at)
                        .payload());
    }

    /** What outsiders have confirmed, so that a signer's word binds the ledger by theirs too; older by some seconds. */
    private CheckpointSeen checkpoint() {
        return ledger.witnessedCheckpoint()
                .map(seen -> new CheckpointSeen(
                        seen.origin(), seen.size(), Digest.ofBytes(seen.root().bytes())))
                .orElseGet(() ->
                        CheckpointSeen.empty(policies.chain().charter().log().origin()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
