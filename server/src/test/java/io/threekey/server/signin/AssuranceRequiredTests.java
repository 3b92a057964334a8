package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.threekey.charter.Enactment;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.Staging;
import io.threekey.charter.UseCase;
import io.threekey.charter.Way;
import io.threekey.charter.json.JsonText;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.NamedVersion;
import io.threekey.evidence.ShownKey;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Authenticators.GivenUp;
import io.threekey.server.authenticators.Authenticators.Said;
import io.threekey.server.authenticators.RevocationReason;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.Impacts;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.SiteId;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** Sign-ins where the owners decided what a key must be. Each test has a site of its own, which decides for itself. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, AssuranceRequiredTests.ServerOfItsOwn.class})
class AssuranceRequiredTests {

    /** Months pass here, more than seats last beside the other tests' months. */
    @TestConfiguration
    static class ServerOfItsOwn {}

    private static final AtomicInteger SITES = new AtomicInteger();
    private static final KeyTraits SYNCED = of(false);
    private static final AssuranceRequired ANY_VERIFIED_KEY = new AssuranceRequired(2, 1);
    private static final AssuranceRequired NO_SYNCED_KEYS = new AssuranceRequired(3, 0);

    private final SiteId site = new SiteId("keys-" + SITES.incrementAndGet());
    private final PolicyAddress here = at(Scope.site(site.value()));

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    Impacts impacts;

    @Autowired
    Authenticators authenticators;

    @Autowired
    Ledger ledger;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    @BeforeEach
    void decideHowLongPeopleStayIn() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
    }

    @Nested
    class WhereAnyVerifiedKeyIsEnough {

        @Test
        void aSyncedKeyLetsInAndTheEntrySaysWhatItWasHeldTo() {
            var nurse = staff.nurseAt(site);
            assertThat(comesIn(phoneOf(nurse)).statusCode()).isEqualTo(303);

            var founding = policies.at(at(Scope.GROUP)).orElseThrow();
            assertThat(letIn(nurse).key()).contains(new ShownKey(SYNCED, Optional.of(named(founding))));
        }
    }

    @Nested
    class WhereSyncedKeysAreNot {

        @BeforeEach
        void bySiteDecision() {
            hospital.decides(here, ANY_VERIFIED_KEY.document());
            hospital.decides(here, NO_SYNCED_KEYS.document());
        }

        @Test
        void somebodyWithAnotherKeyIsAskedForIt() {
            var nurse = staff.nurseAt(site);

            assertThat(comesIn(phoneOf(nurse)))
                    .satisfies(page -> assertThat(page.statusCode()).isEqualTo(403))
                    .satisfies(page -> assertThat(page.body()).contains("SKYLARK-48", "another one of yours"));
            assertThat(comesIn(nurse.authenticator()).statusCode()).isEqualTo(303);
            assertThat(letIn(nurse).key())
                    .contains(new ShownKey(
                            of(true), Optional.of(named(policies.at(here).orElseThrow()))));
        }

        @Test
        void somebodyWithoutOneIsToldWhomToCall() {
            var nurse = staff.nurseAt(site);
            var phone = phoneOf(nurse);
            authenticators.revoke(nurse.passkey().id(), RevocationReason.LOST);

            assertThat(comesIn(phone))
                    .satisfies(page -> assertThat(page.statusCode()).isEqualTo(403))
                    .satisfies(page -> assertThat(page.body()).contains("CURLEW-27", "service desk"));
        }

        @Test
        void whoeverHasOneIsToldWhichOfTheirsItIs() {
            var nurse = staff.nurseAt(site);

            assertThat(comesIn(phoneOf(nurse)).body()).contains("It takes one of these: Blue key.");
        }

        @Test
        void theOnlyKeyThatIsEnoughIsNotGivenUpForTidiness() {
            var nurse = staff.nurseAt(site);
            phoneOf(nurse);
            var key = nurse.passkey().id();

            assertThat(authenticators.giveUp(nurse.person(), key, RevocationReason.REPLACED, Said.AND_AGAIN))
                    .isEqualTo(GivenUp.LAST_GOOD_ONE);
            assertThat(authenticators.giveUp(nurse.person(), key, RevocationReason.LOST, Said.ONCE))
                    .isEqualTo(GivenUp.TO_BE_CONFIRMED);
            assertThat(authenticators.isRevoked(key)).isFalse();
            assertThat(authenticators.giveUp(nurse.person(), key, RevocationReason.LOST, Said.AND_AGAIN))
                    .isEqualTo(GivenUp.DONE);
        }

        @Test
        void aKeyThatIsNotEnoughIsGivenUpWithoutAWord() {
            var nurse = staff.nurseAt(site);
            var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
            var registered = staff.register(nurse.person(), phone, "Phone");

            assertThat(authenticators.giveUp(nurse.person(), registered.id(), RevocationReason.REPLACED, Said.ONCE))
                    .isEqualTo(GivenUp.DONE);
        }

        @Test
        void whoeverStaysOutIsRecordedWithTheVersionThatSaysSo() {
            var nurse = staff.nurseAt(site);
            comesIn(phoneOf(nurse));

            var entry = ledger.newestOf(SignInEntries.REFUSED, nurse.person().value(), 1)
                    .getFirst()
                    .payload();
            assertThat(entry.get("reason")).contains(new JsonText("another-key"));
            assertThat(entry.get("policy"))
                    .contains(policies.at(here).orElseThrow().address().document());
            assertThat(entry.get("policyDocument"))
                    .contains(new JsonText(
                            policies.at(here).orElseThrow().digest().hex()));
        }

        @Test
        void peopleOfOtherSitesComeInAsBefore() {
            assertThat(comesIn(phoneOf(staff.nurse())).statusCode()).isEqualTo(303);
        }

        @Test
        void aKeyThatCountedBackwardsStillLetsIn() {
            var nurse = staff.nurseAt(site);
            comesIn(nurse.authenticator());
            var copy = nurse.authenticator().behaving(behaviour -> behaviour.counter(1));

            assertThat(comesIn(copy).statusCode()).isEqualTo(303);
            assertThat(ledger.entriesOf(
                            SignInEntries.COUNTER_WENT_BACK, nurse.person().value()))
                    .hasSize(1);
        }

        @Test
        void whoeverHadToLookForAnotherKeyIsCounted() {
            var version = policies.at(here).orElseThrow();
            var since = clock.instant();
            var nurse = staff.nurseAt(site);
            var phone = phoneOf(nurse);
            comesIn(phone);
            comesIn(phone);
            comesIn(staff.nurseAt(site).authenticator());

            assertThat(impacts.hinderedSince(version, since)).isEqualTo(1);
        }
    }

    @Nested
    class WhileItIsOnItsWay {

        @Test
        void itIsObeyedByNobodyAndThoseWhomItWillTouchAreToldOnceItIsAnnounced() {
            var aDay = Math.toIntExact(Duration.ofDays(1).toMinutes());
            hospital.decides(
                    here,
                    NO_SYNCED_KEYS.document(),
                    new Enactment(Way.REGULAR, new Staging(aDay, aDay), Optional.empty(), Optional.empty()));
            var nurse = staff.nurseAt(site);
            var phone = phoneOf(nurse);
            assertThat(pageAfter(phone)).doesNotContain("no longer enough");

            clock.advance(Duration.ofDays(1));
            assertThat(pageAfter(phone)).contains("the key you came in with is no longer enough at", "service desk");
            assertThat(pageAfter(nurse.authenticator())).doesNotContain("no longer enough");

            clock.advance(Duration.ofDays(1));
            assertThat(comesIn(phone).body()).contains("SKYLARK-48");
        }
    }

    @Nested
    class AProposal {

        @BeforeEach
        void beginAMonthInWhichNothingHasHappenedYet() {
            hospital.decides(here, ANY_VERIFIED_KEY.document());
            clock.advance(Duration.ofDays(31));
        }

        @Test
        void isTriedOnTheKeysOfTheMonth() {
            IntStream.range(0, 3).forEach(number -> comesIn(phoneOf(staff.nurseAt(site))));
            IntStream.range(0, 2).forEach(number -> {
                var nurse = staff.nurseAt(site);
                comesIn(phoneOf(nurse));
                comesIn(nurse.authenticator());
            });
            comesIn(phoneOf(staff.nurse()));
            clock.advance(Duration.ofMinutes(1));

            var impact = impactOf(NO_SYNCED_KEYS).figures();
            assertThat(impact.replayed()).isEqualTo(7);
            var everybody = impact.everybody().orElseThrow();
            assertThat(everybody.people()).isEqualTo(5);
            assertThat(everybody.hindered()).isEqualTo(5);
            assertThat(everybody.figures())
                    .extracting(ImpactFigure::name, ImpactFigure::before, ImpactFigure::after)
                    .containsExactly(
                            tuple("signin.other-key", 0L, 2L),
                            tuple("signin.no-key", 0L, 3L),
                            tuple("signin.copied-keys", 5L, 0L),
                            tuple("signin.again-unmeasured", 0L, 2L));
        }

        @Test
        void isTriedAgainstAnyVerifiedKeyWhereNothingWasDecidedYet() {
            var undecided = new PolicyAddress(AssuranceRequired.KIND, Optional.of(UseCase.REMOTE_ACCESS), Scope.GROUP);
            assertThat(policies.at(undecided)).isEmpty();

            assertThat(impacts.ofProposing(undecided, NO_SYNCED_KEYS.document()))
                    .isPresent();
            assertThat(impacts.canForesee(SessionLimitsKind.addressFor(UseCase.REMOTE_ACCESS)))
                    .isFalse();
        }

        @Test
        void thatChangesNothingHindersNobody() {
            IntStream.range(0, 5).forEach(number -> comesIn(phoneOf(staff.nurseAt(site))));
            clock.advance(Duration.ofMinutes(1));

            assertThat(impactOf(ANY_VERIFIED_KEY)
                            .figures()
                            .everybody()
                            .orElseThrow()
                            .hindered())
                    .isZero();
        }

        @Test
        void saysNothingOfFewerThanFive() {
            comesIn(phoneOf(staff.nurseAt(site)));
            clock.advance(Duration.ofMinutes(1));

            assertThat(impactOf(NO_SYNCED_KEYS).figures().everybody()).isEmpty();
            assertThat(impactOf(NO_SYNCED_KEYS).mostHinderedPercent()).isZero();
        }

        private Impact impactOf(AssuranceRequired required) {
            return impacts.ofProposing(here, required.document()).orElseThrow();
        }
    }

    private SoftwareAuthenticator phoneOf(Staff.Member member) {
        var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
        staff.register(member.person(), phone, "Phone");
        return phone;
    }

    private HttpResponse<String> comesIn(SoftwareAuthenticator key) {
        return new Door(visitors.another()).comesIn(key);
    }

    private String pageAfter(SoftwareAuthenticator key) {
        var browser = visitors.another();
        assertThat(new Door(browser).comesIn(key).statusCode()).isEqualTo(303);
        return browser.visits("/me").body();
    }

    private LetInEntry letIn(Staff.Member member) {
        return LetInEntry.parse(
                ledger.newestOf(SignInEntries.LET_IN, member.person().value(), 1)
                        .getFirst()
                        .payload());
    }

    private static KeyTraits of(boolean deviceBound) {
        return new KeyTraits(true, deviceBound, false, Optional.of(SoftwareAuthenticator.MODEL));
    }

    private static NamedVersion named(PolicyVersion version) {
        return new NamedVersion(version.address(), version.version(), version.digest());
    }

    private static PolicyAddress at(Scope scope) {
        return new PolicyAddress(AssuranceRequired.KIND, Optional.of(UseCase.SHARED_WORKSTATION), scope);
    }
}
