package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.IN_THE_OFFICES;
import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.ProposalState;
import io.threekey.charter.SeatId;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Acts beside the plain signature: objections, second thoughts, deputies. */
class ObjectingTests extends ProposalAtAHospital {

    @Nested
    class Objecting {

        @Test
        void blocksWhereTheRightSaysSo() {
            hospital.iam().signs(proposal);
            hospital.security().signs(proposal);

            assertThat(hospital.clinicalOperations().objects(proposal, "Too short at the bedside."))
                    .isEqualTo(RECORDED);

            assertThat(stateOf(proposal)).isInstanceOf(ProposalState.Blocked.class);
        }

        @Test
        void ofADomainThatSignedAlreadyTakesItsSignatureBack() {
            hospital.security().signs(proposal);
            hospital.security().objects(proposal, "I read it again.");
            hospital.iam().signs(proposal);

            assertThat(hospital.clinicalOperations().signs(proposal)).isEqualTo(RECORDED);
            assertThat(stateOf(proposal)).isInstanceOf(ProposalState.Blocked.class);
        }

        @Test
        void needsAReason() {
            assertThat(hospital.security().wantsTo(proposal, ActKind.OBJECT, Optional.empty()))
                    .isEqualTo(new DecisionDesk.Drafting.Refused(Refusal.of("governance.reason")));
        }

        @Test
        void ofAConsultedDomainEscalatesToTheSponsorWhereTheRightSaysSo() {
            var offices = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(12, minutes));
            hospital.clinicalOperations().objects(offices, "Ward clerks use these too.");
            hospital.iam().signs(offices);

            assertThat(hospital.security().signs(offices)).isEqualTo(RECORDED);
            assertThat(stateOf(offices)).isInstanceOf(ProposalState.Escalated.class);
            assertThat(hospital.sponsor().signs(offices)).isEqualTo(ADOPTED);
        }

        @Test
        void ofTheSponsorIsNotHeardWhereTheRightDoesNotAskThem() {
            var offices = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(13, minutes));
            hospital.sponsor().objects(offices, "I would rather not.");
            hospital.iam().signs(offices);

            assertThat(hospital.security().signs(offices)).isEqualTo(ADOPTED);
        }

        @Test
        void isNotedWhereTheRightSaysSo() {
            try (var other = Node.founded()) {
                var change = new ACharterChange(other);
                var successor = FounderOfTheTests.called("Ada Novak", new SeatId("iam"), new PersonId("person-ada"));
                var succession = change.proposes(
                        other.hospital().security(),
                        PolicyAddress.SEAT_SUCCESSION,
                        change.withHolder("iam", successor));
                other.hospital().sponsor().objects(succession, "I would have asked somebody else.");
                other.hospital().iam().signs(succession);
                other.hospital().security().signs(succession);

                assertThat(other.hospital().clinicalOperations().signs(succession))
                        .isEqualTo(ADOPTED);
            }
        }
    }

    @Nested
    class AgainstBeingReplaced {

        @Test
        void callsForAllTheOthersAndLetsItWaitForAMonth() {
            try (var other = Node.founded()) {
                var change = new ACharterChange(other);
                var successor = FounderOfTheTests.called("Ada Novak", new SeatId("iam"), new PersonId("person-ada"));
                var succession = change.proposes(
                        other.hospital().security(),
                        PolicyAddress.SEAT_SUCCESSION,
                        change.withHolder("iam", successor));
                other.hospital().iam().objects(succession, "I am still here.");
                other.hospital().sponsor().signs(succession);
                other.hospital().security().signs(succession);
                assertThat(other.hospital().caseOf(succession).status())
                        .isInstanceOfSatisfying(
                                ProposalStatus.Undecided.class,
                                undecided -> assertThat(undecided.state()).isInstanceOf(ProposalState.Escalated.class));
                assertThat(other.hospital().clinicalOperations().signs(succession))
                        .isEqualTo(ADOPTED);

                other.clock.advance(Duration.ofDays(29));
                assertThat(holder(other)).isEqualTo(other.hospital().iam().person());
                other.clock.advance(Duration.ofDays(1));
                assertThat(holder(other)).isEqualTo(successor.person());
            }
        }

        private static PersonId holder(Node node) {
            return node.policies()
                    .chain()
                    .charter()
                    .seat(new SeatId("iam"))
                    .orElseThrow()
                    .holder();
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void anObjectionLetsTheOthersDecide() {
            hospital.iam().signs(proposal);
            hospital.security().objects(proposal, "Not yet.");
            hospital.clinicalOperations().signs(proposal);

            assertThat(hospital.security().withdraws(proposal)).isEqualTo(RECORDED);
            assertThat(hospital.security().signs(proposal)).isEqualTo(ADOPTED);
        }

        @Test
        void aSignatureMeansItIsMissingAgain() {
            hospital.iam().signs(proposal);
            hospital.iam().withdraws(proposal);
            hospital.security().signs(proposal);

            assertThat(hospital.clinicalOperations().signs(proposal)).isEqualTo(RECORDED);
        }

        @Test
        void nothingIsRefused() {
            assertThat(hospital.iam().withdraws(proposal)).isInstanceOf(DecisionDesk.Giving.Refused.class);
        }
    }

    @Nested
    class Stopping {

        @Test
        void byTheProposerEndsIt() {
            hospital.security().signs(proposal);

            assertThat(hospital.iam().stops(proposal)).isEqualTo(RECORDED);

            assertThat(stateOf(proposal)).isInstanceOf(ProposalState.Stopped.class);
            assertThat(hospital.security().wantsTo(proposal, ActKind.SIGN, Optional.empty()))
                    .isEqualTo(new DecisionDesk.Drafting.Refused(Refusal.of("governance.not-open")));
        }

        @Test
        void byTheSponsorsDeputyEndsItToo() {
            assertThat(hospital.sponsorDeputy().stops(proposal)).isEqualTo(RECORDED);
            assertThat(stateOf(proposal)).isInstanceOf(ProposalState.Stopped.class);
        }

        @Test
        void byAnotherOwnerIsRefused() {
            assertThat(hospital.security().stops(proposal)).isInstanceOf(DecisionDesk.Giving.Refused.class);
        }
    }

    @Nested
    class Deputies {

        @Test
        void signForTheirPrincipalUnderTheirOwnName() {
            var offices = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(14, minutes));
            hospital.clinicalOperations().objects(offices, "Ward clerks use these too.");
            hospital.iam().signs(offices);
            hospital.security().signs(offices);

            assertThat(hospital.sponsorDeputy().signs(offices)).isEqualTo(ADOPTED);

            assertThat(inForce(IN_THE_OFFICES).orElseThrow().signers()).anySatisfy(signer -> {
                assertThat(signer.person()).isEqualTo(hospital.sponsorDeputy().person());
                assertThat(signer.onBehalfOf()).isEqualTo(new SeatId("sponsor"));
            });
        }

        @Test
        void andTheirPrincipalAreNeverCountedTwice() {
            try (var other = Node.founded()) {
                var change = new ACharterChange(other);
                var successor = FounderOfTheTests.called("Ada Novak", new SeatId("iam"), new PersonId("person-ada"));
                var succession = change.proposes(
                        other.hospital().security(),
                        PolicyAddress.SEAT_SUCCESSION,
                        change.withHolder("iam", successor));
                other.hospital().sponsor().signs(succession);
                other.hospital().sponsorDeputy().signs(succession);

                assertThat(other.hospital().security().signs(succession)).isEqualTo(RECORDED);
            }
        }
    }
}
