package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.Seat;
import io.threekey.charter.UseCase;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.RevocationReason;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.SoftwareAuthenticator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** What is asked of keys is proposed only where those who must undo it could still come in. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, ProposingAssuranceTests.ServerOfItsOwn.class})
class ProposingAssuranceTests {

    /** Founders lose their keys here. */
    @TestConfiguration
    static class ServerOfItsOwn {}

    private static final AssuranceRequired NO_SYNCED_KEYS = new AssuranceRequired(3, 0);

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    ProposalBox proposals;

    @Autowired
    Authenticators authenticators;

    @Test
    void levelThreeIsNotProposedUntilSomebodyOfEachDomainHasAKeyBoundToItsDevice() {
        seatHolders(function -> true).forEach(staff::worksInTheOffice);
        seatHolders(function -> function != Function.IAM)
                .forEach(person -> staff.register(person, SoftwareAuthenticator.fresh(), "Blue key"));
        iam().forEach(this::hasOnlyAPhone);

        assertThat(propose(UseCase.MANAGED_ENDPOINT))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(
                        Words.of("signin.assurance.fault.shuts-out", List.of(CharterWords.inSentence(Function.IAM))))));
        assertThat(propose(UseCase.SHARED_WORKSTATION)).isInstanceOf(ProposalBox.Outcome.Proposed.class);

        staff.register(iam().getFirst(), SoftwareAuthenticator.fresh(), "Blue key");
        assertThat(propose(UseCase.MANAGED_ENDPOINT)).isInstanceOf(ProposalBox.Outcome.Proposed.class);
    }

    private List<PersonId> iam() {
        return seatHolders(function -> function == Function.IAM);
    }

    private List<PersonId> seatHolders(Predicate<Function> which) {
        return policies.chain().charter().seats().stream()
                .filter(seat -> which.test(seat.function()))
                .map(Seat::holder)
                .distinct()
                .toList();
    }

    private void hasOnlyAPhone(PersonId person) {
        var before = authenticators.of(person);
        staff.register(person, SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible), "Phone");
        before.forEach(key -> authenticators.revoke(key.id(), RevocationReason.LOST));
    }

    private ProposalBox.Outcome propose(UseCase useCase) {
        return proposals.propose(
                hospital.founder("security").person(),
                new PolicyAddress(AssuranceRequired.KIND, Optional.of(useCase), Scope.GROUP),
                NO_SYNCED_KEYS.document(),
                "Synced keys were phished elsewhere");
    }
}
