package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.ON_THE_WARDS;
import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.Enactment;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.ProposalState;
import io.threekey.charter.Signer;
import io.threekey.charter.UseCase;
import io.threekey.charter.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Failures of other products that their users have reported, as far as they lie in what a server keeps and shows. */
class WhatOthersGotWrongTests extends ProposalAtAHospital {

    private static List<PolicyVersion> versions() {
        return node.policies().chain().history().versions(ON_THE_WARDS);
    }

    /** Teleport: requests, and who answered them, are gone once they have expired. */
    @Nested
    class WhatHasExpired {

        @Test
        void keepsItsActsAndTheirReasons() {
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().objects(proposal, "Too short at the bedside.");
            node.clock.advance(Duration.ofDays(400));

            assertThat(stateOf(proposal)).isInstanceOf(ProposalState.Lapsed.class);
            assertThat(hospital.caseOf(proposal).acts())
                    .extracting(
                            act -> act.seat().holderName() + " " + act.kind().code())
                    .containsExactly(
                            hospital.iam().name() + " sign",
                            hospital.clinicalOperations().name() + " object");
            assertThat(hospital.caseOf(proposal).acts().getLast().statement().reason())
                    .contains("Too short at the bedside.");
        }

        @Test
        void keepsItsPlaceAmongTheVersionsAlsoAfterARestart() {
            hospital.decides(UseCase.SHARED_WORKSTATION, limits(10, 600));
            node.clock.advance(Duration.ofDays(2));
            var before = versions().size();
            var tightening = ((ProposalBox.Outcome.Proposed) node.get(ProposalBox.class)
                            .propose(
                                    hospital.security().person(),
                                    ON_THE_WARDS,
                                    limits(5, 600),
                                    "It cannot wait.",
                                    Enactment.passing(Way.CONTAINMENT, Optional.empty())))
                    .id();
            hospital.clinicalOperations().signs(tightening);
            hospital.security().signs(tightening);
            node.clock.advance(Duration.ofDays(4));
            node.looksAgain();

            assertThat(versions()).hasSize(before + 1);
            assertThat(versions().getLast().way()).isEqualTo(Way.CONTAINMENT);
            assertThat(versions().getLast().signers())
                    .extracting(Signer::holderName)
                    .containsExactlyInAnyOrder(
                            hospital.security().name(),
                            hospital.clinicalOperations().name());
        }
    }

    /** Entra: the first approver decides for all. */
    @Nested
    class TheFirstOfThree {

        @Test
        void changesNothingInForce() {
            var inForce = inForce(ON_THE_WARDS);
            assertThat(hospital.security().signs(proposal)).isEqualTo(RECORDED);
            assertThat(inForce(ON_THE_WARDS)).isEqualTo(inForce);
        }
    }

    /** midPoint: silence may approve. */
    @Nested
    class Silence {

        @Test
        void consentsToNothingHoweverLong() {
            hospital.iam().signs(proposal);
            hospital.security().signs(proposal);
            var inForce = inForce(ON_THE_WARDS);
            for (var days : List.of(13, 2, 400)) {
                node.clock.advance(Duration.ofDays(days));
                assertThat(inForce(ON_THE_WARDS)).isEqualTo(inForce);
            }
            assertThat(hospital.clinicalOperations().wantsTo(proposal, ActKind.SIGN, Optional.empty()))
                    .isInstanceOf(DecisionDesk.Drafting.Refused.class);
        }
    }
}
