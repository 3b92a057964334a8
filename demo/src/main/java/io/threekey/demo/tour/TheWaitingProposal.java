package io.threekey.demo.tour;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalCase;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The change of session limits that a visitor brings to its end: it waits, or was adopted during the visit. */
@Component
class TheWaitingProposal {

    /** Which limits the tour is about, at every stop. */
    static final PolicyAddress LIMITS = new PolicyAddress(
            new PolicyKindName("session-limits"), Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);

    private static final int RECENT = 40;

    private final PoliciesInForce policies;
    private final CaseFile cases;

    TheWaitingProposal(PoliciesInForce policies, CaseFile cases) {
        this.policies = policies;
        this.cases = cases;
    }

    /** As verified, whatever somebody does to the database meanwhile. */
    Optional<PolicyVersion> adopted(Visit visit) {
        return policies.at(LIMITS).filter(version -> !version.adoptedAt().isBefore(visit.since()));
    }

    Optional<ProposalCase> open() {
        return cases.latest(RECENT).stream()
                .filter(one -> one.proposal().address().equals(LIMITS))
                .filter(ProposalCase::isOpen)
                .findFirst();
    }
}
