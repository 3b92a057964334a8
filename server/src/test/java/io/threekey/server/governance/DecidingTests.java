package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.ON_THE_WARDS;
import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.ProposalState;
import io.threekey.charter.SeatId;
import io.threekey.charter.Signer;
import io.threekey.charter.UseCase;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The life of a decision at one hospital; each test proposes something that nobody decided before. */
class DecidingTests extends ProposalAtAHospital {

    @Nested
    class Signing {

        @Test
        void byAllThreeOwnersAdopts() {
            assertThat(hospital.iam().signs(proposal)).isEqualTo(RECORDED);
            assertThat(hospital.security().signs(proposal)).isEqualTo(RECORDED);
            assertThat(hospital.clinicalOperations().signs(proposal)).isEqualTo(ADOPTED);

            var adopted = inForce(ON_THE_WARDS).orElseThrow();
            assertThat(adopted.document())
                    .isEqualTo(hospital.caseOf(proposal).proposal().document());
            assertThat(adopted.signers().stream().map(Signer::person))
                    .containsExactlyInAnyOrder(
                            hospital.iam().person(),
                            hospital.security().person(),
                            hospital.clinicalOperations().person());
            assertThat(statusOf(proposal)).isEqualTo(new ProposalStatus.Adopted(adopted));
            assertThat(node.get(Ledger.class).entriesOf(GovernanceEntries.ADOPTED, proposal.value()))
                    .hasSize(1);
        }

        @Test
        void saysInItsPlanWhoIsStillMissing() {
            assertThat(((ProposalState.Open) stateOf(proposal)).missing().toString())
                    .containsIgnoringCase("iam")
                    .containsIgnoringCase("clinical");

            hospital.iam().signs(proposal);
            hospital.security().signs(proposal);

            assertThat(((ProposalState.Open) stateOf(proposal)).missing().toString())
                    .containsIgnoringCase("clinical")
                    .doesNotContainIgnoringCase("iam");
        }

        @Test
        void byTheSponsorDoesNotReplaceAnOwner() {
            hospital.iam().signs(proposal);
            hospital.security().signs(proposal);

            assertThat(hospital.sponsor().signs(proposal)).isEqualTo(RECORDED);
            assertThat(stateOf(proposal)).isInstanceOf(ProposalState.Open.class);
        }

        @Test
        void withTheSecondKeyCountsTheSame() {
            var statement = hospital.iam().draftsSignature(proposal);
            var bySecondKey = SealedBy.of(hospital.iam().secondKey(), statement, node.get(Origins.class));

            assertThat(hospital.iam().gives(proposal, bySecondKey)).isEqualTo(RECORDED);
        }

        @Test
        void twiceIsRefused() {
            hospital.iam().signs(proposal);

            assertThat(hospital.iam().signs(proposal)).isInstanceOf(DecisionDesk.Giving.Refused.class);
        }

        @Test
        void afterAdoptionIsRefused() {
            hospital.iam().signs(proposal);
            hospital.security().signs(proposal);
            var late = hospital.sponsor().sealed(hospital.sponsor().draftsSignature(proposal));
            hospital.clinicalOperations().signs(proposal);

            assertThat(hospital.sponsor().gives(proposal, late)).isEqualTo(refused("governance.not-open"));
            assertThat(node.policies().inDoubt()).isFalse();
        }

        @Test
        void staleCountsForNothing() {
            hospital.iam().signs(proposal);
            node.clock.advance(Duration.ofHours(72).plusMillis(1));
            hospital.security().signs(proposal);

            assertThat(hospital.clinicalOperations().signs(proposal)).isEqualTo(RECORDED);
            assertThat(hospital.iam().signs(proposal)).isEqualTo(ADOPTED);
        }

        @Test
        void thatWasStaleWhenItArrivedIsRefused() {
            var statement = hospital.iam().draftsSignature(proposal);
            var sealed = hospital.iam().sealed(statement);
            node.clock.advance(Duration.ofHours(72).plusMillis(1));

            assertThat(hospital.iam().gives(proposal, sealed)).isEqualTo(refused("governance.ticket"));
        }

        @Test
        void isNotPossibleForSomebodyWithoutASeat() {
            assertThat(node.get(DecisionDesk.class)
                            .draft(proposal, new PersonId("a-nurse"), ActKind.SIGN, Optional.empty()))
                    .isEqualTo(new DecisionDesk.Drafting.Refused(Refusal.of("governance.no-seat")));
        }
    }

    @Nested
    class SigningAtTheSameTime {

        @Test
        void asAnotherOwnerIsRefusedOnceAndLosesNothing() throws Exception {
            var iams = hospital.iam().sealed(hospital.iam().draftsSignature(proposal));
            var securitys = hospital.security().sealed(hospital.security().draftsSignature(proposal));

            var outcomes = together(
                    () -> hospital.iam().gives(proposal, iams),
                    () -> hospital.security().gives(proposal, securitys));

            assertThat(outcomes).containsOnlyOnce(RECORDED);
            assertThat(outcomes)
                    .filteredOn(DecisionDesk.Giving.Refused.class::isInstance)
                    .hasSize(1);
            assertThat(hospital.caseOf(proposal).acts()).hasSize(1);

            var left = outcomes.getFirst().equals(RECORDED) ? hospital.security() : hospital.iam();
            assertThat(left.signs(proposal)).isEqualTo(RECORDED);
            assertThat(hospital.clinicalOperations().signs(proposal)).isEqualTo(ADOPTED);
        }

        @Test
        void twoDifferentProposalsAdoptsBothInTurn() throws Exception {
            var other = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(10, minutes));
            hospital.iam().signs(other);
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().signs(proposal);
            var first = hospital.security().sealed(hospital.security().draftsSignature(proposal));
            var second = hospital.security().sealed(hospital.security().draftsSignature(other));

            var outcomes = together(
                    () -> hospital.security().gives(proposal, first),
                    () -> hospital.security().gives(other, second));

            if (outcomes.getFirst().equals(refused("governance.ticket"))) {
                assertThat(hospital.security().gives(proposal, first)).isEqualTo(ADOPTED);
            }
            if (outcomes.getLast().equals(refused("governance.ticket"))) {
                assertThat(hospital.security().gives(other, second)).isEqualTo(ADOPTED);
            }
            assertThat(statusOf(proposal)).isInstanceOf(ProposalStatus.Adopted.class);
            assertThat(statusOf(other)).isInstanceOf(ProposalStatus.Adopted.class);
            assertThat(node.policies().inDoubt()).isFalse();
        }

        static List<DecisionDesk.Giving> together(
                Callable<DecisionDesk.Giving> one, Callable<DecisionDesk.Giving> other) throws Exception {
            try (var both = Executors.newFixedThreadPool(2)) {
                var first = both.submit(one);
                var second = both.submit(other);
                return List.of(first.get(), second.get());
            }
        }
    }

    @Nested
    class TimePasses {

        @Test
        void andAProposalLapses() {
            hospital.iam().signs(proposal);
            node.clock.advance(Duration.ofDays(14).plusMillis(1));

            assertThat(stateOf(proposal)).isInstanceOf(ProposalState.Lapsed.class);
            assertThat(hospital.security().wantsTo(proposal, ActKind.SIGN, Optional.empty()))
                    .isEqualTo(new DecisionDesk.Drafting.Refused(Refusal.of("governance.not-open")));
        }

        @Test
        void andAProposalIsOvertakenByAnotherDecision() {
            hospital.iam().signs(proposal);
            hospital.decides(UseCase.SHARED_WORKSTATION, limits(10, ++minutes));

            assertThat(statusOf(proposal)).isEqualTo(new ProposalStatus.Overtaken());
            assertThat(hospital.security().wantsTo(proposal, ActKind.SIGN, Optional.empty()))
                    .isEqualTo(new DecisionDesk.Drafting.Refused(Refusal.of("governance.not-open")));
        }

        @Test
        void beforeADelayedDecisionIsInForce() {
            try (var other = Node.founded()) {
                var change = new ACharterChange(other);
                var successor = FounderOfTheTests.called("Ada Novak", new SeatId("iam"), new PersonId("person-ada"));
                var succession = change.proposes(
                        other.hospital().security(),
                        PolicyAddress.SEAT_SUCCESSION,
                        change.withHolder("iam", successor));
                other.hospital().sponsor().signs(succession);
                other.hospital().security().signs(succession);
                other.hospital().clinicalOperations().signs(succession);

                other.clock.advance(Duration.ofDays(7).minusMillis(1));
                assertThat(other.policies().chain().charter().version()).isEqualTo(1);
                other.clock.advance(Duration.ofMillis(1));
                assertThat(other.policies().chain().charter().version()).isEqualTo(2);
            }
        }
    }

    @Nested
    class TheHistory {

        @Test
        void keepsEveryVersionWithItsDecision() {
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().signs(proposal);
            hospital.security().signs(proposal);

            var versions = node.policies().chain().history().versions(ON_THE_WARDS);

            assertThat(versions.stream().map(PolicyVersion::version))
                    .isSorted()
                    .startsWith(1)
                    .doesNotHaveDuplicates();
            assertThat(node.get(CaseFile.class).proposalOf(versions.getLast())).contains(proposal);
            assertThat(node.get(CaseFile.class).proposalOf(versions.getFirst())).isEmpty();
        }

        @Test
        void isTheSameAfterARestart() {
            hospital.decides(UseCase.SHARED_WORKSTATION, limits(10, ++minutes));
            var before = node.policies().chain().history().versions(ON_THE_WARDS);

            node = node.restarted();
            hospital = node.hospital();

            assertThat(node.policies().chain().history().versions(ON_THE_WARDS)).isEqualTo(before);
            assertThat(node.policies().inDoubt()).isFalse();
        }
    }
}
