package io.threekey.evidence;

import static io.threekey.evidence.AYearOfDecisions.EAST;
import static io.threekey.evidence.AYearOfDecisions.confirmed;
import static io.threekey.evidence.AYearOfDecisions.containment;
import static io.threekey.evidence.AYearOfDecisions.continuity;
import static io.threekey.evidence.AYearOfDecisions.staged;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Enactment;
import io.threekey.charter.Function;
import io.threekey.charter.Proposal;
import io.threekey.charter.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor re-checks every way in which a policy comes into force and goes out of it, and each forgery of one. */
class EveryWayTest {
    private static final String LIMITS = "session-limits (shared-workstation, group)";
    private static final Duration A_DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private final AYearOfDecisions year = new AYearOfDecisions();
    private ADishonestServer server;

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    private void holds() throws IOException {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(server.written(year.ledger))))
                .isEmpty();
    }

    private void fails(String sentence) throws IOException {
        server.failsWith(year.ledger, "entry " + (year.ledger.entries().size() - 1) + ": " + sentence);
    }

    private Instant lastEntry() {
        return year.ledger.now().minus(Duration.ofMinutes(1));
    }

    private void doesNotHold(String reason) throws IOException {
        fails("The decision does not hold. " + reason);
    }

    @Nested
    class TheSponsorsWayOut {
        private Proposal looser() {
            return year.proposeLimits(15, 1, 10, Enactment.REGULAR);
        }

        @Test
        void holdsForItsThirtyDays() throws IOException {
            year.againstSecurity(looser(), A_DAY, Function.IAM, Function.CLINICAL_OPERATIONS);
            year.signIn(2, 15).later(Duration.ofDays(32)).signIn(1, 10);
            holds();
        }

        @Test
        void isObeyedNoLonger() throws IOException {
            year.againstSecurity(looser(), A_DAY, Function.IAM, Function.CLINICAL_OPERATIONS);
            year.later(Duration.ofDays(32)).signIn(2, 15);
            fails("Somebody was let in under version 2 of " + LIMITS + ", which was not in force at " + lastEntry()
                    + ".");
        }

        @Test
        void isRefusedBeforeItsClock() throws IOException {
            year.againstSecurity(
                    looser(), A_DAY.minus(Duration.ofMinutes(5)), Function.IAM, Function.CLINICAL_OPERATIONS);
            doesNotHold("An act does not count. The charter gives the sponsor no way out here, or its time has not"
                    + " come.");
        }

        @Test
        void isRefusedAgainstTwoDomains() throws IOException {
            year.againstSecurity(looser(), A_DAY, Function.IAM);
            doesNotHold("The signatures do not make it a decision. An objection stands.");
        }

        @Test
        void isRefusedBelowAnAssuranceFloor() throws IOException {
            Proposal lower =
                    year.propose(AHospital.ASSURANCE, AHospital.level(1), 1, AHospital.level(2), Enactment.REGULAR);
            year.againstSecurity(lower, A_DAY, Function.IAM, Function.CLINICAL_OPERATIONS);
            doesNotHold("The sponsor alone cannot lower an assurance floor.");
        }

        @Test
        void mayRaiseAnAssuranceFloor() throws IOException {
            Proposal higher =
                    year.propose(AHospital.ASSURANCE, AHospital.level(3), 1, AHospital.level(2), Enactment.REGULAR);
            year.againstSecurity(higher, A_DAY, Function.IAM, Function.CLINICAL_OPERATIONS);
            holds();
        }
    }

    @Nested
    class AContainment {
        @Test
        void holdsForItsHours() throws IOException {
            year.adoptedBy(year.proposeLimits(5, 1, 10, containment(20)), Function.IAM);
            year.signIn(2, 5).later(Duration.ofHours(73)).signIn(1, 10);
            holds();
        }

        @Test
        void isObeyedNoLonger() throws IOException {
            year.adoptedBy(year.proposeLimits(5, 1, 10, containment(20)), Function.IAM);
            year.later(Duration.ofHours(72)).signIn(2, 5);
            fails("Somebody was let in under version 2 of " + LIMITS + ", which was not in force at " + lastEntry()
                    + ".");
        }

        @Test
        void isObeyedByEverybodyBetweenTwoWhoRightlyObeyWhatItLiesOver() throws IOException {
            year.signIn(1, 10);
            year.adoptedBy(year.proposeLimits(5, 1, 10, containment(20)), Function.IAM);
            year.signIn(1, 10);
            int forged = year.ledger.entries().size() - 1;
            Instant at = lastEntry();
            year.later(Duration.ofHours(73)).signIn(1, 10);
            server.failsWith(
                    year.ledger,
                    "entry " + forged + ": Somebody was let in under version 1 of " + LIMITS
                            + ", which was not in force at " + at + ".");
        }

        @Test
        void isRefusedOutsideItsEnvelope() throws IOException {
            year.adoptedBy(year.proposeLimits(3, 1, 10, containment(0)), Function.IAM);
            doesNotHold("The charter lets nobody tighten this so far alone.");
        }

        @Test
        void isRefusedWhereItLoosens() throws IOException {
            year.adoptedBy(year.proposeLimits(60, 1, 10, containment(0)), Function.IAM);
            doesNotHold("The charter lets nobody tighten this so far alone.");
        }

        @Test
        void isRefusedWithoutTheCoSignatureItNeeds() throws IOException {
            year.adoptedBy(year.proposeLimits(5, 1, 10, containment(21)), Function.IAM, Function.SECURITY);
            doesNotHold("The signatures do not make it a decision. Signatures are missing.");
        }

        @Test
        void holdsWithTheCoSignatureItNeeds() throws IOException {
            year.adoptedBy(year.proposeLimits(5, 1, 10, containment(21)), Function.IAM, Function.CLINICAL_OPERATIONS);
            holds();
        }
    }

    @Nested
    class Continuity {
        @BeforeEach
        void afterADecision() {
            year.decided(year.proposeLimits(5, 1, 10, Enactment.REGULAR));
        }

        @Test
        void holdsForItsHours() throws IOException {
            year.adoptedBy(year.proposeLimits(10, 2, 5, continuity()), Function.CLINICAL_OPERATIONS);
            year.signIn(3, 10).later(Duration.ofHours(13)).signIn(2, 5);
            holds();
        }

        @Test
        void isRefusedForSomethingElse() throws IOException {
            year.adoptedBy(year.proposeLimits(60, 2, 5, continuity()), Function.CLINICAL_OPERATIONS);
            doesNotHold("Continuity brings back what was in force before, once for each policy.");
        }

        @Test
        void isRefusedOverAContainment() throws IOException {
            year.adoptedBy(year.proposeLimits(4, 2, 5, containment(0)), Function.SECURITY);
            year.adoptedBy(year.proposeLimits(10, 3, 4, continuity()), Function.CLINICAL_OPERATIONS);
            doesNotHold("A containment has hours left, and continuity does not end it.");
        }

        @Test
        void isRefusedFromAnybodyElse() throws IOException {
            year.adoptedBy(year.proposeLimits(10, 2, 5, continuity()), Function.IAM);
            doesNotHold("The signatures do not make it a decision. Signatures are missing.");
        }
    }

    @Nested
    class StagedPolicy {
        @BeforeEach
        void recordedForADayAndAnnouncedForAnother() {
            year.decided(year.proposeLimits(5, 1, 10, staged(24 * 60, 24 * 60)));
        }

        @Test
        void holdsFromItsLastStageOn() throws IOException {
            year.signIn(1, 10).later(Duration.ofDays(2)).signIn(2, 5);
            holds();
        }

        @Test
        void isNotJudgedBesideOutsideOfItsStage() throws IOException {
            year.letIn(ForgedLetIn.beside(
                    new ComingLimits(
                            Stage.WARN,
                            5,
                            AHospital.OVERALL_MINUTES,
                            AHospital.SESSION_LIMITS,
                            2,
                            AHospitalsLedger.digest(AHospital.limits(5))),
                    AHospitalsLedger.letIn("nurse-17", 1, AHospital.limits(10))));
            fails("Beside a sign-in stands version 2 of " + LIMITS + " as announced, which it was not at " + lastEntry()
                    + ".");
        }

        @Test
        void isObeyedNoEarlier() throws IOException {
            year.later(Duration.ofDays(2).minus(Duration.ofMinutes(2))).signIn(2, 5);
            fails("Somebody was let in under version 2 of " + LIMITS + ", which was not in force at " + lastEntry()
                    + ".");
        }
    }

    /** Against a domain the sponsor decides for thirty days. */
    @Nested
    class WhatWouldBeOverBeforeItIsObeyed {
        private Proposal staged(int days) {
            return year.proposeLimits(8, 1, 10, AYearOfDecisions.staged(0, days * 24 * 60));
        }

        @Test
        void isRefused() throws IOException {
            year.againstSecurity(staged(30), A_DAY, Function.IAM, Function.CLINICAL_OPERATIONS);
            doesNotHold("It would lapse before anybody obeyed it: its delay and its stages take as long as what is"
                    + " decided lasts.");
        }

        @Test
        void holdsWhereItIsObeyedForADay() throws IOException {
            year.againstSecurity(staged(29), A_DAY, Function.IAM, Function.CLINICAL_OPERATIONS);
            holds();
        }
    }

    @Nested
    class AnAutomaticRevert {
        private void does(String reason) throws IOException {
            fails("The revert does not hold. " + reason);
        }

        private Instant confirmedLimits() {
            return year.decided(year.proposeLimits(5, 1, 10, confirmed()));
        }

        @Test
        void holdsWhereMorePeopleWereHinderedThanTolerated() throws IOException {
            confirmedLimits();
            year.signIn(2, 5).reverted(2, 16, year.ledger.now()).signIn(1, 10);
            holds();
        }

        @Test
        void endsWhatItReverts() throws IOException {
            confirmedLimits();
            year.reverted(2, 16, year.ledger.now()).signIn(2, 5);
            fails("Somebody was let in under version 2 of " + LIMITS + ", which was not in force at " + lastEntry()
                    + ".");
        }

        @Test
        void isRefusedWhereNobodyProvidedForIt() throws IOException {
            year.decided(year.proposeLimits(5, 1, 10, Enactment.REGULAR));
            year.reverted(2, 1_000, year.ledger.now());
            does("No policy is in force there that provides for a revert at that time.");
        }

        @Test
        void isRefusedAfterItsTime() throws IOException {
            confirmedLimits();
            year.later(Duration.ofMinutes(60)).reverted(2, 16, year.ledger.now());
            does("No policy is in force there that provides for a revert at that time.");
        }

        @Test
        void isRefusedUnderADateOfItsOwn() throws IOException {
            Instant adopted = confirmedLimits();
            year.later(Duration.ofMinutes(60)).reverted(2, 16, adopted);
            fails("It says " + adopted + ", which is earlier than its entry.");
        }

        @Test
        void isRefusedWithTheFewPeopleThatWereForeseen() throws IOException {
            confirmedLimits();
            year.reverted(2, 15, year.ledger.now());
            does("It hindered no more people than its signers had been told.");
        }

        @Test
        void isRefusedOfAnotherVersion() throws IOException {
            confirmedLimits();
            year.reverted(1, 16, year.ledger.now());
            does("No policy is in force there that provides for a revert at that time.");
        }

        @Test
        void isRefusedTwice() throws IOException {
            confirmedLimits();
            year.reverted(2, 16, year.ledger.now()).reverted(2, 16, year.ledger.now());
            does("No policy is in force there that provides for a revert at that time.");
        }
    }

    @Nested
    class ASitesPolicy {
        @Test
        void holdsWhereItIsStricter() throws IOException {
            year.decided(year.propose(EAST, AHospital.limits(5), 0, AHospital.limits(5), Enactment.REGULAR));
            year.signIn(EAST.scope(), EAST, 1, 5).signIn(1, 10);
            holds();
        }

        @Test
        void isRefusedWhereItLoosens() throws IOException {
            year.decided(year.propose(EAST, AHospital.limits(11), 0, AHospital.limits(11), Enactment.REGULAR));
            doesNotHold("A site's policy may only be stricter than the group's.");
        }

        @Test
        void isNotObeyedOnceTheGroupIsStricter() throws IOException {
            year.decided(year.propose(EAST, AHospital.limits(8), 0, AHospital.limits(8), Enactment.REGULAR));
            year.decided(year.proposeLimits(5, 1, 10, Enactment.REGULAR));
            year.later(A_DAY).signIn(EAST.scope(), EAST, 1, 8);
            fails("Somebody was let in under version 1 of session-limits (shared-workstation, site:east), which was not"
                    + " in force at " + lastEntry() + ".");
        }

        @Test
        void isObeyedWhereTheGroupIsLooser() throws IOException {
            decidedForEast(8);
            year.later(A_DAY).signIn(EAST.scope(), AHospital.SESSION_LIMITS, 1, 10);
            fails("Somebody was let in at site:east under version 1 of " + LIMITS + ", though version 1 of"
                    + " session-limits (shared-workstation, site:east) governed there at " + lastEntry() + ".");
        }

        @Test
        void isNotObeyedAnywhereElse() throws IOException {
            decidedForEast(8);
            year.later(A_DAY).signIn(AHospitalsLedger.MAIN_SITE, EAST, 1, 8);
            fails("Somebody was let in at site:main under version 1 of session-limits (shared-workstation, site:east),"
                    + " which is not for that.");
        }

        @Test
        void isObeyedByEverybodyBetweenTwoWhoRightlyObeyTheGroups() throws IOException {
            year.decided(year.proposeLimits(5, 1, 10, confirmed()));
            year.signIn(EAST.scope(), AHospital.SESSION_LIMITS, 2, 5);
            year.decided(year.propose(EAST, AHospital.limits(4), 0, AHospital.limits(4), confirmed()));
            year.signIn(EAST.scope(), AHospital.SESSION_LIMITS, 2, 5);
            int forged = year.ledger.entries().size() - 1;
            Instant at = lastEntry();
            year.reverted(EAST, 1, 16, year.ledger.now()).signIn(EAST.scope(), AHospital.SESSION_LIMITS, 2, 5);
            server.failsWith(
                    year.ledger,
                    "entry " + forged + ": Somebody was let in at site:east under version 2 of " + LIMITS
                            + ", though version 1 of session-limits (shared-workstation, site:east) governed there at "
                            + at + ".");
        }

        private void decidedForEast(int idle) {
            year.decided(year.propose(EAST, AHospital.limits(idle), 0, AHospital.limits(idle), Enactment.REGULAR));
        }
    }
}
