package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonText;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RecentHistory.Elsewhere;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.Weighed;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.Impacts;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.notices.Inbox;
import io.threekey.server.people.SiteId;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** Sign-ins that look unlike the person, where the owners decided what is made of it. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, UnusualSignInsTests.ServerOfItsOwn.class})
class UnusualSignInsTests {

    /** Months pass here, more than seats last beside the other tests' months. */
    @TestConfiguration
    static class ServerOfItsOwn {}

    private static final AtomicInteger SITES = new AtomicInteger();
    private static final String NORTH = "127.0.0.8";
    private static final String SOUTH = "127.0.0.9";

    private final SiteId site = new SiteId("risk-" + SITES.incrementAndGet());

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    Impacts impacts;

    @Autowired
    Ledger ledger;

    @Autowired
    Inbox inbox;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    @BeforeEach
    void decideHowLongPeopleStayIn() {
        for (var useCase : List.of(UseCase.SHARED_WORKSTATION, UseCase.MANAGED_ENDPOINT)) {
            hospital.decides(
                    SessionLimitsKind.addressFor(useCase),
                    SomeLimits.everywhere(10, 480).document());
            hospital.decides(
                    new PolicyAddress(RiskThresholds.KIND, Optional.of(useCase), Scope.GROUP),
                    RiskReview.NOTHING_COUNTS.document());
        }
    }

    @Nested
    class OnAWard {

        private Staff.Member nurse;

        @BeforeEach
        void whereTheOwnersDecided() {
            hospital.decides(at(UseCase.SHARED_WORKSTATION, site), SomeThresholds.USUAL.document());
            nurse = staff.nurseAt(site);
        }

        @Test
        void theFirstUseOfAKeyIsNotedAndNobodyHearsOfItByThisRule() {
            assertThat(comesIn(nurse.authenticator()).statusCode()).isEqualTo(303);

            assertThat(weighed(nurse))
                    .isEqualTo(new Weighed(
                            new RecentHistory(false, true, Optional.empty(), 0, Optional.empty(), false, 0, false),
                            Optional.empty(),
                            weighed(nurse).thresholds()));
            assertThat(weighed(nurse).thresholds().orElseThrow().policy())
                    .isEqualTo(at(UseCase.SHARED_WORKSTATION, site));
            assertThat(unusual(nurse)).isEmpty();
        }

        @Test
        void comingInAfterMonthsIsToldToSecurityAndToThePersonAndTheyAreIn() {
            comesIn(nurse.authenticator());
            clock.advance(Duration.ofDays(90));

            assertThat(comesIn(nurse.authenticator()).statusCode()).isEqualTo(303);

            assertThat(weighed(nurse).recently().daysAway()).contains(90);
            assertThat(unusual(nurse))
                    .singleElement()
                    .satisfies(
                            entry -> assertThat(entry.payload().get("signals").toString())
                                    .contains("long-away"));
            assertThat(tellings(nurse)).isEqualTo(1);
        }

        @Test
        void somebodyWithAStrongerKeyIsAskedForItWhereItAddsUp() {
            comesIn(nurse.authenticator());
            var phone = phoneOf(nurse);
            comesIn(phone);
            clock.advance(Duration.ofDays(90));

            assertThat(comesIn(phone.behaving(behaviour -> behaviour.counter(1))))
                    .satisfies(page -> assertThat(page.statusCode()).isEqualTo(403))
                    .satisfies(
                            page -> assertThat(page.body()).contains("SKYLARK-48", "It takes one of these: Blue key."));
            assertThat(comesIn(nurse.authenticator()).statusCode()).isEqualTo(303);
        }

        @Test
        void whoeverHasTheStrongerKeyNotAtHandIsInOnTheSecondTry() {
            comesIn(nurse.authenticator());
            var phone = phoneOf(nurse);
            comesIn(phone);
            clock.advance(Duration.ofDays(90));
            var copy = phone.behaving(behaviour -> behaviour.counter(1));

            assertThat(comesIn(copy).statusCode()).isEqualTo(403);
            assertThat(comesIn(copy).statusCode()).isEqualTo(303);
            assertThat(weighed(nurse).recently().askedLately()).isTrue();
            assertThat(unusual(nurse)).hasSize(2);
        }

        @Test
        void somebodyWithNoStrongerKeyIsInWhateverItAddsUpTo() {
            IntStream.range(0, 5).forEach(any -> comesIn(nurse.authenticator()));
            clock.advance(Duration.ofMinutes(1));

            assertThat(comesIn(nurse.authenticator().behaving(behaviour -> behaviour.counter(1)))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(weighed(nurse).recently())
                    .isEqualTo(new RecentHistory(true, false, Optional.of(0), 5, Optional.empty(), false, 0, false));
            assertThat(unusual(nurse)).isNotEmpty();
        }

        @Test
        void whatStrangersTryWithSomebodysKeyMakesThemNoRisk() {
            comesIn(nurse.authenticator());
            clock.advance(Duration.ofMinutes(1));
            IntStream.range(0, 8)
                    .forEach(any -> comesIn(nurse.authenticator().behaving(Behaviour::signatureOverOtherBytes)));

            assertThat(comesIn(nurse.authenticator()).statusCode()).isEqualTo(303);
            assertThat(weighed(nurse).recently().signInsLately()).isEqualTo(1);
            assertThat(unusual(nurse)).isEmpty();
        }

        @Test
        void howeverOftenItHappensNobodyIsToldMoreThanOnceInAnHour() {
            comesIn(nurse.authenticator());
            clock.advance(Duration.ofDays(90));
            var key = nurse.authenticator();
            comesIn(key);
            var told = tellings(nurse);
            IntStream.range(0, 3).forEach(any -> comesIn(key.behaving(behaviour -> behaviour.counter(1))));

            assertThat(unusual(nurse)).hasSize(4);
            assertThat(tellings(nurse)).isEqualTo(told);
        }
    }

    @Nested
    class InTwoPlaces {

        private Staff.Member nurse;

        @BeforeEach
        void whereTheNetworksAreKnown() {
            hospital.decides(at(UseCase.SHARED_WORKSTATION, site), SomeThresholds.USUAL.document());
            hospital.decides(
                    SiteNetworks.ADDRESS,
                    new SiteNetworks(List.of(
                                    new SiteNetworks.SiteNetwork("north", NORTH + "/32"),
                                    new SiteNetworks.SiteNetwork("south", SOUTH + "/32")))
                            .document());
            nurse = staff.nurseAt(site);
            comesIn(nurse.authenticator());
            clock.advance(Duration.ofHours(1));
        }

        @Test
        void beingInAtOneSiteAndComingInAtAnotherIsSeen() {
            comesInFrom(NORTH);
            clock.advance(Duration.ofMinutes(5));
            comesInFrom(SOUTH);

            assertThat(weighed(nurse).seenAt()).contains(Scope.site("south"));
            assertThat(weighed(nurse).recently().elsewhere()).contains(new Elsewhere(5, true));
            assertThat(unusual(nurse))
                    .singleElement()
                    .satisfies(
                            entry -> assertThat(entry.payload().get("signals").toString())
                                    .contains("two-places", "travel"));
        }

        @Test
        void theWayThereTakesItsTime() {
            comesInFrom(NORTH);
            clock.advance(Duration.ofMinutes(20));
            comesInFrom(SOUTH);
            clock.advance(Duration.ofMinutes(31));
            comesInFrom(NORTH);

            assertThat(unusual(nurse))
                    .singleElement()
                    .satisfies(
                            entry -> assertThat(entry.payload().get("signals").toString())
                                    .contains("travel")
                                    .doesNotContain("two-places"));
        }

        @Test
        void anAddressOfNoSiteSaysNothing() {
            comesInFrom(NORTH);
            assertThat(comesIn(nurse.authenticator()).statusCode()).isEqualTo(303);

            assertThat(weighed(nurse).seenAt()).isEmpty();
            assertThat(weighed(nurse).recently().elsewhere()).isEmpty();
        }

        private void comesInFrom(String address) {
            assertThat(new Door(visitors.from(address))
                            .comesIn(nurse.authenticator())
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    @Nested
    class InTheOffice {

        @Test
        void theSameIsKeptOutAndTheBrakeHoldsWhereItWouldHitTooMany() {
            var clerks = IntStream.range(0, 3).mapToObj(any -> busyClerk()).toList();
            var keptOut = clerks.stream()
                    .map(clerk -> comesIn(clerk.authenticator().behaving(behaviour -> behaviour.counter(1))))
                    .toList();

            assertThat(keptOut).extracting(HttpResponse::statusCode).containsExactly(403, 403, 303);
            assertThat(comesIn(clerks.getFirst().authenticator().behaving(behaviour -> behaviour.counter(1)))
                            .statusCode())
                    .as("who tries again does not open the door")
                    .isEqualTo(403);
            assertThat(keptOut.getFirst().body()).contains("SHRIKE-57", "service desk");
        }

        @Test
        void theEntrySaysByWhichVersionAndWhy() {
            var clerk = busyClerk();
            comesIn(clerk.authenticator().behaving(behaviour -> behaviour.counter(1)));

            var entry = ledger.newestOf(SignInEntries.REFUSED, clerk.person().value(), 1)
                    .getFirst()
                    .payload();
            assertThat(entry.get("reason")).contains(new JsonText("looks-unlike-them"));
            assertThat(entry.get("recently").toString()).contains("counterWentBack");
            assertThat(unusual(clerk)).hasSize(1);
        }

        @BeforeEach
        void longAfterWhoeverWasKeptOutBefore() {
            clock.advance(Duration.ofHours(2));
            hospital.decides(
                    new PolicyAddress(RiskThresholds.KIND, Optional.of(UseCase.MANAGED_ENDPOINT), Scope.GROUP),
                    strict().document());
        }

        private Staff.Member busyClerk() {
            var clerk = staff.clerk();
            IntStream.range(0, 2).forEach(any -> comesIn(clerk.authenticator()));
            return clerk;
        }

        private RiskThresholds strict() {
            var usual = SomeThresholds.USUAL;
            return new RiskThresholds(
                    usual.signals(), usual.daysAway(), 2, usual.placesMinutes(), usual.travelMinutes(), 20, 40, 40, 2);
        }
    }

    @Nested
    class AProposal {

        @Test
        void isTriedOnWhatWentBeforeTheSignInsOfTheMonth() {
            hospital.decides(at(UseCase.SHARED_WORKSTATION, site), RiskReview.NOTHING_COUNTS.document());
            var nurses =
                    IntStream.range(0, 5).mapToObj(any -> staff.nurseAt(site)).toList();
            nurses.forEach(nurse -> comesIn(nurse.authenticator()));
            clock.advance(Duration.ofDays(40));
            nurses.forEach(nurse -> IntStream.range(0, 3).forEach(any -> comesIn(nurse.authenticator())));
            clock.advance(Duration.ofMinutes(1));

            var impact = impactOf(telling(2));
            assertThat(impact.figures().replayed()).isEqualTo(15);
            assertThat(impact.figures().everybody().orElseThrow().figures())
                    .extracting(ImpactFigure::name, ImpactFigure::before, ImpactFigure::after)
                    .containsExactly(
                            tuple("signin.asked-more", 0L, 0L),
                            tuple("signin.kept-out", 0L, 0L),
                            tuple("signin.unheard", 5L, 0L));
        }

        private Impact impactOf(RiskThresholds thresholds) {
            return impacts.ofProposing(at(UseCase.SHARED_WORKSTATION, site), thresholds.document())
                    .orElseThrow();
        }

        private RiskThresholds telling(long signInsLately) {
            var usual = SomeThresholds.USUAL;
            return new RiskThresholds(
                    usual.signals(),
                    usual.daysAway(),
                    signInsLately,
                    usual.placesMinutes(),
                    usual.travelMinutes(),
                    20,
                    40,
                    60,
                    0);
        }
    }

    private static PolicyAddress at(UseCase useCase, SiteId site) {
        return new PolicyAddress(RiskThresholds.KIND, Optional.of(useCase), Scope.site(site.value()));
    }

    private SoftwareAuthenticator phoneOf(Staff.Member member) {
        var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
        staff.register(member.person(), phone, "Phone");
        return phone;
    }

    private HttpResponse<String> comesIn(SoftwareAuthenticator key) {
        return new Door(visitors.another()).comesIn(key);
    }

    private Weighed weighed(Staff.Member member) {
        return LetInEntry.parse(
                        ledger.newestOf(SignInEntries.LET_IN, member.person().value(), 1)
                                .getFirst()
                                .payload())
                .weighed()
                .orElseThrow();
    }

    private List<LedgerEntry> unusual(Staff.Member member) {
        return ledger.newestOf(SignInEntries.LOOKED_UNLIKE_THEM, member.person().value(), 50);
    }

    private int tellings(Staff.Member member) {
        return inbox.of(member.person()).size();
    }
}
