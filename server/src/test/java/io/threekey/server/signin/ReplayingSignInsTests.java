package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Enactment;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.Staging;
import io.threekey.charter.UseCase;
import io.threekey.charter.Way;
import io.threekey.charter.json.Json;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactGroup;
import io.threekey.server.governance.Impacts;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.SiteId;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import({Staff.class, FoundedHospital.class})
class ReplayingSignInsTests {

    private static final PolicyAddress WARDS = SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION);
    private static final SiteId FIRST_SITE = new SiteId("first-site");
    private static final PolicyAddress AT_THE_SITE =
            SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION, Scope.site(FIRST_SITE.value()));

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    SessionSweep sweep;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    Impacts impacts;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    CaseFile cases;

    @Autowired
    Visitor visitor;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void beginAMonthInWhichNothingHasHappenedYet() {
        hospital.decides(WARDS, SomeLimits.everywhere(10, 480).document());
        clock.advance(Duration.ofDays(1));
        sweep.sweep();
        clock.advance(Duration.ofDays(31));
    }

    @Test
    void aSessionIsRecordedWithItsPausesAndNotWithTheirTimes() {
        var nurse = staff.nurse();
        var browser = comesIn(nurse);
        touchesAfter(browser, 3, 7, 3);
        clock.advance(Duration.ofMinutes(10));
        sweep.sweep();

        var recorded = ledger.newestOf(
                        SignInEntries.SESSION_ENDED, nurse.person().value(), 1)
                .getFirst();
        var session = PastSession.of(recorded).orElseThrow();
        assertThat(session.pauses()).isEqualTo(new Pauses(new TreeMap<>(Map.of(3, 2, 7, 1))));
        assertThat(session.why()).isEqualTo(SessionEnd.IDLE);
        assertThat(PastSession.of(recorded).orElseThrow().payload()).isEqualTo(recorded.payload());
    }

    @Test
    void aProposalIsReplayedOnTheSessionsOfTheMonth() {
        fiveNursesPauseFor(7);

        var everybody = impactOf(5).figures().everybody().orElseThrow();
        assertThat(everybody.people()).isEqualTo(5);
        assertThat(everybody.hindered()).isEqualTo(5);
        assertThat(impactOf(8).figures().everybody().map(ImpactGroup::hindered)).contains(0);
        assertThat(impactOf(5).peakPeople(Duration.ofHours(1))).isEqualTo(5);
    }

    @Test
    void aSitesLimitsAreTriedOnItsOwnSessionsAlone() {
        var nurse = staff.nurse();
        touchesAfter(comesIn(nurse), 7);
        comesInAndPauses(7);
        everybodyGoesHome();

        var site = Scope.site(nurse.person().value().replace("person", "site"));
        var figures = impacts.ofProposing(
                        SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION, site),
                        SomeLimits.everywhere(5, 480).document())
                .orElseThrow()
                .figures();
        assertThat(figures.replayed()).isEqualTo(1);
        assertThat(figures.notReplayed()).isZero();
    }

    @Test
    void theGroupsLimitsAreNotTriedWhereASiteGoesOnKeepingToItsOwn() {
        var nurse = staff.nurseAt(FIRST_SITE);
        hospital.decides(AT_THE_SITE, SomeLimits.everywhere(4, 480).document());
        touchesAfter(comesIn(nurse), 3);
        comesInAndPauses(7);
        everybodyGoesHome();

        assertThat(impactOf(5).figures().replayed()).isEqualTo(1);
        assertThat(impactOf(3).figures().replayed()).isEqualTo(2);
    }

    @Test
    void aSitesVersionIsNotCountedByPeopleElsewhereWhoObeyTheSameWords() {
        var here = staff.nurseAt(FIRST_SITE);
        var elsewhere = staff.nurse();
        var five = SomeLimits.everywhere(5, 480).document();
        hospital.decides(AT_THE_SITE, SomeLimits.everywhere(7, 480).document());
        hospital.decides(AT_THE_SITE, five);
        clock.advance(Duration.ofMinutes(1));
        hospital.decides(WARDS, five);
        var since = clock.instant();
        List.of(here, elsewhere).forEach(this::comesIn);
        clock.advance(Duration.ofMinutes(6));
        sweep.sweep();
        List.of(here, elsewhere).forEach(this::comesIn);

        assertThat(impacts.hinderedSince(policies.at(AT_THE_SITE).orElseThrow(), since))
                .isEqualTo(1);
        assertThat(impacts.hinderedSince(inForce(), since)).isEqualTo(1);
    }

    @Test
    void fewerThanFivePeopleAreNotShown() {
        IntStream.range(0, 4).forEach(number -> comesInAndPauses(7));
        everybodyGoesHome();

        assertThat(impactOf(5).figures().everybody()).isEmpty();
        assertThat(impactOf(5).mostHinderedPercent()).isZero();
        assertThat(impactOf(5).figures().replayed()).isEqualTo(4);
    }

    @Test
    void aVersionOnItsWayIsTriedOnWhatHappensSinceItIsRecorded() {
        fiveNursesPauseFor(7);
        var coming = decidedInStages(5);
        assertThat(impacts.ofStages(coming)).isEmpty();

        IntStream.range(0, 3).forEach(number -> comesInAndPauses(3));
        fiveNursesPauseFor(7);
        clock.advance(Duration.ofHours(1));
        assertThat(impacts.ofStages(coming).orElseThrow().figures().replayed()).isEqualTo(8);
        assertThat(decision(coming))
                .contains("5 people of the 8 who came in then would have had to come in again where they do not today.")
                .contains("Foreseen before it was signed: 5 people of the 5 who came in within 30 days.")
                .contains("Up to 5 more sign-ins: 13 instead of 8.")
                .contains("Foreseen for as many sign-ins: 16 instead of 8.");

        clock.advance(Duration.ofDays(2));
        fiveNursesPauseFor(3);
        assertThat(impacts.ofStages(coming).orElseThrow().figures().replayed()).isEqualTo(8);
        clock.advance(Duration.ofDays(30));
        assertThat(impacts.ofStages(coming)).isEmpty();
    }

    @Test
    void aVersionOnItsWayIsShownOnlyAsWhatItDoesToFiveOrMore() {
        var coming = decidedInStages(5);
        IntStream.range(0, 4).forEach(number -> comesInAndPauses(7));
        everybodyGoesHome();
        clock.advance(Duration.ofHours(1));

        assertThat(decision(coming))
                .contains("Fewer than 5 people were concerned.")
                .doesNotContain("would have had to come in again");
        clock.advance(Duration.ofDays(2));
    }

    @Test
    void aVersionOnItsWayHasNoFiguresInItsFirstHour() {
        var coming = decidedInStages(5);

        assertThat(decision(coming)).contains("The first figures stand here when the hour is over.");
        clock.advance(Duration.ofDays(2));
    }

    @Test
    void twoLooksInOneHourShowTheSame() {
        var coming = decidedInStages(5);
        fiveNursesPauseFor(7);
        clock.set(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)));
        var first = impacts.ofStages(coming).orElseThrow().figures();
        fiveNursesPauseFor(7);

        assertThat(impacts.ofStages(coming).orElseThrow().figures()).isEqualTo(first);
        clock.advance(Duration.ofDays(2));
    }

    @Test
    void whatWasRecordedBeforeSessionsWereDescribedIsCountedAsNotReplayed() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> ledger.append(
                        SignInEntries.SESSION_ENDED,
                        "old",
                        Json.object()
                                .put("session", "old")
                                .put("person", "old")
                                .put("why", "idle")
                                .build()));
        clock.advance(Duration.ofMinutes(1));

        assertThat(impactOf(5).figures().notReplayed()).isEqualTo(1);
    }

    @Test
    void otherUseCasesAndOlderMonthsAreNotReplayed() {
        fiveNursesPauseFor(7);
        clock.advance(Duration.ofDays(31));

        assertThat(impactOf(5).figures().replayed()).isZero();
        fiveNursesPauseFor(7);
        var offices = SessionLimitsKind.addressFor(UseCase.MANAGED_ENDPOINT);
        assertThat(impacts.ofProposing(offices, SomeLimits.everywhere(5, 480).document())
                        .orElseThrow()
                        .figures()
                        .replayed())
                .isZero();
    }

    @Test
    void aVersionIsCountedByThoseWhoHadToComeInAgainBecauseOfIt() {
        hospital.decides(WARDS, SomeLimits.everywhere(5, 480).document());
        var since = clock.instant();
        var nurses = List.of(staff.nurse(), staff.nurse(), staff.nurse());
        nurses.forEach(this::comesIn);
        clock.advance(Duration.ofMinutes(7));
        sweep.sweep();
        assertThat(impacts.hinderedSince(inForce(), since)).isZero();

        comesIn(nurses.get(0));
        comesIn(nurses.get(1));
        comesIn(nurses.get(1));
        assertThat(impacts.hinderedSince(inForce(), since)).isEqualTo(2);

        clock.advance(Duration.ofMinutes(5));
        comesIn(nurses.get(2));
        assertThat(impacts.hinderedSince(inForce(), since)).isEqualTo(2);
    }

    @Test
    void theFirstVersionOfAPolicyHindersNobody() {
        var first = policies.chain().history().versions(WARDS).getFirst();

        assertThat(impacts.hinderedSince(first, clock.instant().minus(Duration.ofDays(30))))
                .isZero();
    }

    private PolicyVersion decidedInStages(int idleMinutes) {
        var aDay = Math.toIntExact(Duration.ofDays(1).toMinutes());
        hospital.decides(
                WARDS,
                SomeLimits.everywhere(idleMinutes, 480).document(),
                new Enactment(Way.REGULAR, new Staging(aDay, aDay), Optional.empty(), Optional.empty()));
        return policies.chain().history().versions(WARDS).getLast();
    }

    /** As the page of its proposal shows it to somebody who has just come in. */
    private String decision(PolicyVersion version) {
        var path = "/proposals/" + cases.proposalOf(version).orElseThrow();
        return comesIn(staff.nurse()).visits(path).body();
    }

    private PolicyVersion inForce() {
        return policies.at(WARDS).orElseThrow();
    }

    private Impact impactOf(int idleMinutes) {
        return impacts.ofProposing(
                        WARDS, SomeLimits.everywhere(idleMinutes, 480).document())
                .orElseThrow();
    }

    private void fiveNursesPauseFor(int minutes) {
        IntStream.range(0, 5).forEach(number -> comesInAndPauses(minutes));
        everybodyGoesHome();
    }

    private void everybodyGoesHome() {
        clock.advance(Duration.ofMinutes(20));
        sweep.sweep();
        clock.advance(Duration.ofMinutes(1));
    }

    private void comesInAndPauses(int minutes) {
        touchesAfter(comesIn(staff.nurse()), minutes);
    }

    private Visitor comesIn(Staff.Member member) {
        var browser = visitor.another();
        assertThat(new Door(browser).comesIn(member.authenticator()).statusCode())
                .isEqualTo(303);
        return browser;
    }

    private void touchesAfter(Visitor browser, int... minutes) {
        for (var pause : minutes) {
            clock.advance(Duration.ofMinutes(pause));
            assertThat(browser.visits("/me").statusCode()).isEqualTo(200);
        }
    }
}
