package io.threekey.demo.tour;

import io.threekey.charter.ActKind;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.UseCase;
import io.threekey.demo.FirstDecisions;
import io.threekey.demo.SteeringGroup;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalCase;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The change of session limits that a visitor brings to its end: it waits, or was adopted during the visit. */
@Component
class TheWaitingProposal {

    /** Which limits the tour is about, at every stop. */
    static final PolicyAddress LIMITS = new PolicyAddress(
            new PolicyKindName("session-limits"), Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);

    private static final Logger log = LoggerFactory.getLogger(TheWaitingProposal.class);
    private static final Set<SeatId> SIGNED_BY = Set.of(SteeringGroup.SECURITY, SteeringGroup.IAM);
    private static final int RECENT = 40;

    private final PoliciesInForce policies;
    private final CaseFile cases;
    private final FirstDecisions decisions;

    TheWaitingProposal(PoliciesInForce policies, CaseFile cases, FirstDecisions decisions) {
        this.policies = policies;
        this.cases = cases;
        this.decisions = decisions;
    }

    /** As verified, whatever somebody does to the database meanwhile. */
    Optional<PolicyVersion> adopted(Visit visit) {
        return policies.at(LIMITS).filter(version -> !version.adoptedAt().isBefore(visit.since()));
    }

    /** What a visitor proposed too waits for more signatures than one. */
    Optional<ProposalCase> open() {
        return cases.latest(RECENT).stream()
                .filter(one -> one.proposal().address().equals(LIMITS))
                .filter(ProposalCase::isOpen)
                .filter(one -> signers(one).equals(SIGNED_BY))
                .findFirst();
    }

    private static Set<SeatId> signers(ProposalCase one) {
        return one.acts().stream()
                .filter(act -> act.kind() == ActKind.SIGN)
                .map(act -> act.seat().principal())
                .collect(Collectors.toSet());
    }

    /** Whose signature it lacks. */
    Seat waitsFor() {
        return policies.chain()
                .charter()
                .seat(SteeringGroup.CLINICAL_OPERATIONS)
                .orElseThrow();
    }

    /** Nothing is put before the owners while the database holds something that they did not sign. */
    boolean canBeMade() {
        return !policies.inDoubt();
    }

    /** Where none waits. A visitor may have given a seat to somebody whose keys are not the demo's: then none will. */
    void isProposedAnew() {
        if (open().isPresent() || !canBeMade()) {
            return;
        }
        try {
            decisions.oneWaits();
        } catch (IllegalStateException | NoSuchElementException otherOwners) {
            log.info("nothing is put before the owners anew", otherOwners);
        }
    }
}
