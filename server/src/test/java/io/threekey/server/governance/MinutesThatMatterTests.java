package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.ON_THE_WARDS;
import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.Confirmation;
import io.threekey.charter.Enactment;
import io.threekey.charter.Function;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Staging;
import io.threekey.charter.UseCase;
import io.threekey.charter.Way;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Design rules 8 and 9: what cannot wait for everybody, and what takes itself back. */
class MinutesThatMatterTests {

    private static final DecisionDesk.Giving ADOPTED = new DecisionDesk.Giving.Recorded(true);

    private Node node;
    private AFoundedHospital hospital;
    private ForeseenByTheTest foreseen;

    @BeforeEach
    void found() {
        node = Node.founded();
        hospital = node.hospital();
        foreseen = node.get(ForeseenByTheTest.class);
        hospital.decides(UseCase.SHARED_WORKSTATION, limits(10, 600));
        node.clock.advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private JsonObject obeyed() {
        return node.policies().at(ON_THE_WARDS).orElseThrow().document();
    }

    private ProposalBox.Outcome proposes(SeatHolder by, JsonObject document, Enactment enactment) {
        return node.get(ProposalBox.class).propose(by.person(), ON_THE_WARDS, document, "It cannot wait.", enactment);
    }

    private ProposalId passing(SeatHolder by, Way way, JsonObject document) {
        return proposed(proposes(by, document, Enactment.passing(way, Optional.empty())));
    }

    private static ProposalId proposed(ProposalBox.Outcome outcome) {
        return switch (outcome) {
            case ProposalBox.Outcome.Proposed(var id) -> id;
            case ProposalBox.Outcome.Faulty(var faults) -> throw new AssertionError("not accepted: " + faults);
        };
    }

    @Nested
    class Tightening {

        @Test
        void isInForceWithOneSignatureAndLapsesAfterThreeDays() {
            var tightening = passing(hospital.security(), Way.CONTAINMENT, limits(5, 600));
            assertThat(hospital.security().signs(tightening)).isEqualTo(ADOPTED);
            assertThat(obeyed()).isEqualTo(limits(5, 600));

            node.clock.advance(Duration.ofHours(72).minusMillis(1));
            assertThat(obeyed()).isEqualTo(limits(5, 600));
            node.clock.advance(Duration.ofMillis(1));
            assertThat(obeyed()).isEqualTo(limits(10, 600));
        }

        @Test
        void staysWhereTheOwnersAdoptItMeanwhile() {
            hospital.security().signs(passing(hospital.security(), Way.CONTAINMENT, limits(5, 600)));
            node.clock.advance(Duration.ofHours(20));
            hospital.decides(UseCase.SHARED_WORKSTATION, limits(5, 600));

            node.clock.advance(Duration.ofHours(100));
            assertThat(obeyed()).isEqualTo(limits(5, 600));
        }

        @Test
        void leavesAnOpenProposalAndItsSignaturesAsTheyAre() {
            var open = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(8, 600));
            hospital.iam().signs(open);
            hospital.security().signs(passing(hospital.security(), Way.CONTAINMENT, limits(5, 600)));

            hospital.clinicalOperations().signs(open);
            assertThat(hospital.security().signs(open)).isEqualTo(ADOPTED);
        }

        @Test
        void isNotTheClinicalSideToDecide() {
            var tightening = passing(hospital.security(), Way.CONTAINMENT, limits(5, 600));

            assertThat(hospital.clinicalOperations().signs(tightening)).isNotEqualTo(ADOPTED);
            assertThat(obeyed()).isEqualTo(limits(10, 600));
        }

        @Test
        void needsTheClinicalSideWhereManyOfAWardWouldBeHindered() {
            foreseen.mostHinderedPercent = 21;
            var tightening = passing(hospital.security(), Way.CONTAINMENT, limits(5, 600));

            assertThat(hospital.security().signs(tightening)).isNotEqualTo(ADOPTED);
            assertThat(obeyed()).isEqualTo(limits(10, 600));
            assertThat(hospital.clinicalOperations().signs(tightening)).isEqualTo(ADOPTED);
            assertThat(obeyed()).isEqualTo(limits(5, 600));
        }

        @Test
        void isRefusedWhereItLoosensOrGoesBeyondItsEnvelope() {
            var fault = new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.break.outside-envelope")));
            var passing = Enactment.passing(Way.CONTAINMENT, Optional.empty());

            assertThat(proposes(hospital.security(), limits(11, 600), passing)).isEqualTo(fault);
            assertThat(proposes(hospital.security(), limits(9, 700), passing)).isEqualTo(fault);
            assertThat(proposes(hospital.security(), limits(1, 600), passing)).isEqualTo(fault);
        }

        @Test
        void ringsForEverybodyWithASeat() {
            hospital.security().signs(passing(hospital.security(), Way.CONTAINMENT, limits(5, 600)));

            for (var holder : List.of(hospital.sponsor(), hospital.iam(), hospital.clinicalOperations())) {
                assertThat(node.get(Inbox.class).of(holder.person()))
                        .as(holder.name())
                        .anyMatch(told -> told.toString().contains("decision.containment"));
            }
        }
    }

    @Nested
    class ReturningToWhatWasBefore {

        @BeforeEach
        void changeSomething() {
            hospital.decides(UseCase.SHARED_WORKSTATION, limits(5, 600));
            node.clock.advance(Duration.ofHours(1));
        }

        @Test
        void isInForceWithOneClinicalSignatureForTwelveHours() {
            var back = passing(hospital.clinicalOperations(), Way.CONTINUITY, limits(10, 600));
            assertThat(hospital.clinicalOperations().signs(back)).isEqualTo(ADOPTED);
            assertThat(obeyed()).isEqualTo(limits(10, 600));

            node.clock.advance(Duration.ofHours(12));
            assertThat(obeyed()).isEqualTo(limits(5, 600));
        }

        @Test
        void bringsBackNothingElseAndOnlyOnce() {
            var fault = new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.break.not-what-was-before")));
            var passing = Enactment.passing(Way.CONTINUITY, Optional.empty());
            assertThat(proposes(hospital.clinicalOperations(), limits(30, 600), passing))
                    .isEqualTo(fault);

            hospital.clinicalOperations()
                    .signs(passing(hospital.clinicalOperations(), Way.CONTINUITY, limits(10, 600)));
            node.clock.advance(Duration.ofHours(13));
            assertThat(proposes(hospital.clinicalOperations(), limits(10, 600), passing))
                    .isEqualTo(fault);
        }

        @Test
        void doesNotHideThatItsAdoptionForGoodLoosens() {
            hospital.clinicalOperations()
                    .signs(passing(hospital.clinicalOperations(), Way.CONTINUITY, limits(10, 600)));
            var before = toldInWords();

            proposed(proposes(hospital.iam(), limits(4, 600), Enactment.REGULAR));
            assertThat(toldInWords()).isEqualTo(before);
            proposed(proposes(hospital.iam(), limits(10, 600), Enactment.REGULAR));
            assertThat(toldInWords()).isEqualTo(before + 1);
        }

        private long toldInWords() {
            return node.get(Inbox.class).of(hospital.sponsor().person()).stream()
                    .filter(told -> told.toString().contains("proposal.lowers"))
                    .count();
        }

        @Test
        void doesNotEndATightening() {
            hospital.security().signs(passing(hospital.security(), Way.CONTAINMENT, limits(4, 600)));

            assertThat(proposes(
                            hospital.clinicalOperations(),
                            limits(10, 600),
                            Enactment.passing(Way.CONTINUITY, Optional.empty())))
                    .isEqualTo(
                            new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.break.containment-stands"))));
        }
    }

    @Nested
    class ANewPolicyThatHindersPeople {

        private static final int WEEK = 7 * 24 * 60;

        private ProposalId decidedWithConfirmation() {
            return decidedWithConfirmation(60);
        }

        private ProposalId decidedWithConfirmation(int minutes) {
            var enactment = new Enactment(
                    Way.REGULAR, Staging.AT_ONCE, Optional.of(new Confirmation(minutes, 0, 50, 5)), Optional.empty());
            var proposal = proposed(proposes(hospital.iam(), limits(3, 600), enactment));
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().signs(proposal);
            hospital.security().signs(proposal);
            return proposal;
        }

        private void looksAtThePolicies() {
            node.get(AutomaticReverts.class).look();
        }

        @Test
        void revertsByItselfAndIsOnRecord() {
            decidedWithConfirmation();
            node.clock.advance(Duration.ofMinutes(5));

            foreseen.hinderedNow = 5;
            looksAtThePolicies();
            assertThat(obeyed()).isEqualTo(limits(3, 600));

            foreseen.hinderedNow = 6;
            node.clock.advance(Duration.ofSeconds(10));
            looksAtThePolicies();
            assertThat(obeyed()).isEqualTo(limits(10, 600));
            assertThat(node.get(Ledger.class).entriesOf(GovernanceEntries.REVERTED, "session-limits"))
                    .hasSize(1);
            assertThat(node.get(Inbox.class).of(hospital.clinicalOperations().person()))
                    .anyMatch(told -> told.toString().contains("decision.reverted"));
        }

        @Test
        void isCountedLessOftenAsItAgesAndStillRevertsWithinMinutes() {
            decidedWithConfirmation(WEEK);
            node.clock.advance(Duration.ofDays(6));
            looksEveryTenSecondsFor(Duration.ofHours(1));
            assertThat(foreseen.counted).isBetween(10, 13);

            foreseen.hinderedNow = 100;
            looksEveryTenSecondsFor(Duration.ofMinutes(5));
            assertThat(obeyed()).isEqualTo(limits(10, 600));
        }

        @Test
        void isCountedOnceMoreBeforeItsTimeIsOver() {
            decidedWithConfirmation(WEEK);
            node.clock.advance(Duration.ofMinutes(WEEK).minusSeconds(30));
            looksAtThePolicies();
            foreseen.hinderedNow = 100;
            looksEveryTenSecondsFor(Duration.ofSeconds(20));

            assertThat(obeyed()).isEqualTo(limits(10, 600));
        }

        private void looksEveryTenSecondsFor(Duration time) {
            for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(10)) {
                node.clock.advance(Duration.ofSeconds(10));
                looksAtThePolicies();
            }
        }

        @Test
        void revertsOnceAndStaysRevertedAcrossARestart() {
            decidedWithConfirmation();
            foreseen.hinderedNow = 100;
            looksAtThePolicies();
            looksAtThePolicies();

            node = node.restarted();
            assertThat(obeyed()).isEqualTo(limits(10, 600));
            assertThat(node.policies().inDoubt()).isFalse();
            assertThat(node.get(Ledger.class).entriesOf(GovernanceEntries.REVERTED, "session-limits"))
                    .hasSize(1);
        }

        @Test
        void isThereForGoodOnceItsTimeIsOver() {
            decidedWithConfirmation();
            node.clock.advance(Duration.ofMinutes(61));

            foreseen.hinderedNow = 100;
            looksAtThePolicies();
            assertThat(obeyed()).isEqualTo(limits(3, 600));
        }

        @Test
        void isOvertakenForThoseWhoWroteAgainstIt() {
            decidedWithConfirmation();
            var against = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(4, 600));
            foreseen.hinderedNow = 100;
            looksAtThePolicies();

            assertThat(hospital.caseOf(against).status()).isInstanceOf(ProposalStatus.Overtaken.class);
        }
    }

    @Nested
    class APolicyInStages {

        @Test
        void isObeyedOnlyAfterItWasRecordedAndAnnounced() {
            var staged = new Enactment(Way.REGULAR, new Staging(24 * 60, 48 * 60), Optional.empty(), Optional.empty());
            var proposal = proposed(proposes(hospital.iam(), limits(6, 600), staged));
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().signs(proposal);
            hospital.security().signs(proposal);

            assertThat(obeyed()).isEqualTo(limits(10, 600));
            node.clock.advance(Duration.ofHours(71));
            assertThat(obeyed()).isEqualTo(limits(10, 600));
            node.clock.advance(Duration.ofHours(1));
            assertThat(obeyed()).isEqualTo(limits(6, 600));
        }
    }

    @Nested
    class TheSponsorsWayOut {

        private ProposalId contested() {
            var proposal = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(15, 600));
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().signs(proposal);
            hospital.security().objects(proposal, "Fifteen minutes are too long at an open desk.");
            return proposal;
        }

        private Optional<DecisionDesk.Giving> overrules(ProposalId proposal) {
            return switch (hospital.sponsor().wantsTo(proposal, ActKind.OVERRULE, Optional.of("Care cannot wait."))) {
                case DecisionDesk.Drafting.Ready(var statement) ->
                    Optional.of(hospital.sponsor()
                            .gives(proposal, hospital.sponsor().sealed(statement)));
                case DecisionDesk.Drafting.Refused refused -> Optional.empty();
            };
        }

        @Test
        void isClosedUntilFiveWorkingDaysHavePassed() {
            var proposal = contested();

            assertThat(overrules(proposal))
                    .contains(new DecisionDesk.Giving.Refused(
                            Refusal.of("governance.act", Words.of("governance.refused.way-out-closed"))));
            assertThat(obeyed()).isEqualTo(limits(10, 600));
        }

        @Test
        void decidesAgainstOneDomainForThirtyDays() {
            var proposal = contested();
            node.clock.advance(Duration.ofDays(8));
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().signs(proposal);

            assertThat(overrules(proposal)).contains(ADOPTED);
            var version = node.policies().at(ON_THE_WARDS).orElseThrow();
            assertThat(version.document()).isEqualTo(limits(15, 600));
            assertThat(version.overruled()).contains(Function.SECURITY);

            node.clock.advance(Duration.ofDays(34));
            assertThat(obeyed()).isEqualTo(limits(10, 600));
        }

        @Test
        void isNeverOneAgainstTwo() {
            var proposal = contested();
            node.clock.advance(Duration.ofDays(8));
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().objects(proposal, "Neither do we want it.");

            assertThat(overrules(proposal)).contains(new DecisionDesk.Giving.Recorded(false));
            assertThat(obeyed()).isEqualTo(limits(10, 600));
        }
    }
}
