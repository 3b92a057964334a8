package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.Seat;
import io.threekey.charter.UseCase;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.LetInEntry;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Origin;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.authenticators.models.TrustedMakers;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.Impacts;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.SiteId;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.Maker;
import io.threekey.testkit.MetadataService.Entry;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Sign-ins where the owners decided which models are taken. Each test has a site of its own, which decides for itself. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, TrustedMakers.class})
class AuthenticatorStandardTests {

    private static final AtomicInteger SITES = new AtomicInteger();
    private static final UUID BLUE = TrustedMakers.BLUE.model();
    private static final AuthenticatorStandard EVERY_KEY = new AuthenticatorStandard(0, List.of(), 0, 1, 1);
    private static final AuthenticatorStandard VOUCHED = new AuthenticatorStandard(0, List.of(), 1, 1, 1);

    private final SiteId site = new SiteId("models-" + SITES.incrementAndGet());
    private final PolicyAddress here = at(Scope.site(site.value()));

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    TrustedMakers makers;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    ProposalBox proposals;

    @Autowired
    Impacts impacts;

    @Autowired
    Authenticators authenticators;

    @Autowired
    KeysAtHand keys;

    @Autowired
    OwnSession own;

    @Autowired
    SessionTable table;

    @Autowired
    Ledger ledger;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    @BeforeEach
    void aListLiesThereAndItIsDecidedHowLongPeopleStayIn() {
        makers.publishBoth();
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
        hospital.decides(at(Scope.GROUP), EVERY_KEY.document());
    }

    @Nested
    class WhereMakersMustVouch {

        @BeforeEach
        void bySiteDecision() {
            hospital.decides(here, VOUCHED.document());
            hospital.decides(at(Scope.GROUP), EVERY_KEY.document());
        }

        @Test
        void aKeyThatItsMakerVouchesForLetsInAndTheEntrySaysWhatItWasHeldTo() {
            var nurse = staff.nurseAt(site);
            assertThat(comesIn(keyOf(nurse, TrustedMakers.BLUE)).statusCode()).isEqualTo(303);

            var shown = letIn(nurse).key().orElseThrow();
            assertThat(shown.traits()).isEqualTo(new KeyTraits(true, true, true, Optional.of(BLUE)));
            assertThat(shown.standard().orElseThrow().document())
                    .isEqualTo(policies.at(here).orElseThrow().digest());
        }

        @Test
        void somebodyWithAnotherKeyThatIsTakenIsAskedForIt() {
            var nurse = staff.nurseAt(site);
            keyOf(nurse, TrustedMakers.BLUE);

            assertThat(comesIn(nurse.authenticator()).body()).contains("SKYLARK-48");
        }

        @Test
        void somebodyWithoutOneIsToldWhomToCallAndIsCounted() {
            var since = clock.instant();
            var nurse = staff.nurseAt(site);

            assertThat(comesIn(nurse.authenticator()).body()).contains("CURLEW-27", "service desk");
            assertThat(impacts.hinderedSince(policies.at(here).orElseThrow(), since))
                    .isEqualTo(1);
        }

        @Test
        void whatAnApplicationTakesIsNotNamedWhereItIsNotTakenHere() {
            var nurse = staff.nurseAt(site);
            assertThat(keys.reaching(nurse.person(), Assurance.AAL3)).isEmpty();
            keyOf(nurse, TrustedMakers.BLUE);

            assertThat(keys.reaching(nurse.person(), Assurance.AAL3))
                    .extracting(Passkey::label)
                    .containsExactly("Key on my lanyard");
        }

        @Test
        void aListThatIsGoneOldOrFullOfBadNewsShutsNobodyOut() {
            var blue = keyOf(staff.nurseAt(site), TrustedMakers.BLUE);

            makers.publish("2020-01-01", Entry.of(TrustedMakers.BLUE, "Blue key"));
            assertThat(comesIn(blue).statusCode()).isEqualTo(303);
            makers.publish("2030-01-01", Entry.of(TrustedMakers.BLUE, "Blue key", "REVOKED"));
            assertThat(comesIn(blue).statusCode()).isEqualTo(303);
            makers.publish("2030-01-01", Entry.of(TrustedMakers.RED, "Red key"));
            assertThat(comesIn(blue).statusCode()).isEqualTo(303);
        }

        @Test
        void aKeyThatIsNotTakenIsNotAddedAndOneThatIsIs() {
            var nurse = staff.nurseAt(site);
            var blue = keyOf(nurse, TrustedMakers.BLUE);

            assertThat(adds(blue, SoftwareAuthenticator.fresh()).body()).contains("TURNSTONE-39");
            assertThat(adds(blue, SoftwareAuthenticator.fresh().madeBy(TrustedMakers.RED))
                            .statusCode())
                    .isEqualTo(303);
        }

        @Test
        void peopleOfOtherSitesComeInAsBefore() {
            assertThat(comesIn(staff.nurse().authenticator()).statusCode()).isEqualTo(303);
        }
    }

    @Nested
    class WhatApplicationsAreTold {

        @Test
        void namesHardwareOnlyWhereItsMakerVouchedAndTheListStillDoes() {
            var nurse = staff.nurseAt(site);
            var blue = keyOf(nurse, TrustedMakers.BLUE);
            comesIn(blue);

            assertThat(amr(nurse)).containsExactly("pop", "user", "mfa", "hwk");
            makers.publish("2020-01-01", Entry.of(TrustedMakers.BLUE, "Blue key"));
            assertThat(amr(nurse)).containsExactly("pop", "user", "mfa");
            makers.publish("2030-01-01", Entry.of(TrustedMakers.BLUE, "Blue key", "USER_VERIFICATION_BYPASS"));
            assertThat(amr(nurse)).containsExactly("pop", "user", "mfa");
            makers.publish("2030-01-01", new Entry(TrustedMakers.BLUE, "Program", "software", Set.of()));
            assertThat(amr(nurse)).containsExactly("pop", "user", "mfa");
        }

        @Test
        void namesNoHardwareOfAKeyThatOnlySaysSoOrMayBeCopied() {
            var nurse = staff.nurseAt(site);
            var pretender = SoftwareAuthenticator.fresh().ofModel(BLUE);
            staff.register(nurse.person(), pretender, "Pretender");
            comesIn(pretender);
            assertThat(amr(nurse)).doesNotContain("hwk");

            var other = staff.nurseAt(site);
            var copied =
                    SoftwareAuthenticator.fresh().madeBy(TrustedMakers.BLUE).behaving(Behaviour::backupEligible);
            staff.register(other.person(), copied, "Copied");
            comesIn(copied);
            assertThat(amr(other)).doesNotContain("hwk");
        }

        private List<String> amr(Staff.Member member) {
            var session = table.of(member.person()).getFirst();
            var caller = new Caller.SignedIn(session.person().value(), "Somebody", session.id(), Set.of());
            return own.authentication(caller).orElseThrow().amr();
        }
    }

    @Nested
    class AProposal {

        @Test
        void isTriedOnTheKeysOfTheMonth() {
            hospital.decides(here, new AuthenticatorStandard(0, List.of(), 0, 1, 2).document());
            clock.advance(Duration.ofDays(31));
            IntStream.range(0, 3).forEach(number -> comesIn(staff.nurseAt(site).authenticator()));
            IntStream.range(0, 2).forEach(number -> comesIn(keyOf(staff.nurseAt(site), TrustedMakers.BLUE)));
            clock.advance(Duration.ofMinutes(1));

            var everybody = impacts.ofProposing(here, VOUCHED.document())
                    .orElseThrow()
                    .figures()
                    .everybody()
                    .orElseThrow();
            assertThat(everybody.people()).isEqualTo(5);
            assertThat(everybody.hindered()).isEqualTo(3);
            assertThat(everybody.figures())
                    .extracting(ImpactFigure::name, ImpactFigure::before, ImpactFigure::after)
                    .contains(tuple("signin.no-key", 0L, 3L));
        }

        @Test
        void hindersNobodyWhomWhatIsAskedOfKeysKeepsOutAlready() {
            hospital.decides(here, new AuthenticatorStandard(0, List.of(), 0, 1, 2).document());
            hospital.decides(
                    new PolicyAddress(
                            AssuranceRequired.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.site(site.value())),
                    new AssuranceRequired(3, 0).document());
            clock.advance(Duration.ofDays(31));
            IntStream.range(0, 3).forEach(number -> {
                var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
                staff.register(staff.nurseAt(site).person(), phone, "Phone");
                assertThat(comesIn(phone).statusCode()).isEqualTo(403);
            });
            IntStream.range(0, 5).forEach(number -> comesIn(keyOf(staff.nurseAt(site), TrustedMakers.BLUE)));
            clock.advance(Duration.ofMinutes(1));

            var everybody = impacts.ofProposing(here, VOUCHED.document())
                    .orElseThrow()
                    .figures()
                    .everybody()
                    .orElseThrow();
            assertThat(everybody.people()).isEqualTo(5);
            assertThat(everybody.hindered()).isZero();
        }
    }

    @Nested
    class AProposalOfWhatIsAskedOfKeys {

        private final PolicyAddress asked = new PolicyAddress(
                AssuranceRequired.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.site(site.value()));

        @Test
        void letsNobodyInWhomTheStandardKeepsOutAllTheSame() {
            hospital.decides(asked, new AssuranceRequired(3, 0).document());
            hospital.decides(here, VOUCHED.document());
            clock.advance(Duration.ofDays(31));
            IntStream.range(0, 3).forEach(number -> {
                var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
                staff.register(staff.nurseAt(site).person(), phone, "Phone");
                assertThat(comesIn(phone).statusCode()).isEqualTo(403);
            });
            IntStream.range(0, 2).forEach(number -> comesIn(keyOf(staff.nurseAt(site), TrustedMakers.BLUE)));
            clock.advance(Duration.ofMinutes(1));

            var everybody = impacts.ofProposing(asked, new AssuranceRequired(2, 1).document())
                    .orElseThrow()
                    .figures()
                    .everybody()
                    .orElseThrow();
            assertThat(everybody.people()).isEqualTo(5);
            assertThat(everybody.figures())
                    .extracting(ImpactFigure::name, ImpactFigure::before, ImpactFigure::after)
                    .contains(tuple("signin.no-key", 3L, 3L));
        }

        @Test
        void isNotCountedAgainstByThoseWhomTheStandardKeepsOutAllTheSame() {
            hospital.decides(here, VOUCHED.document());
            hospital.decides(asked, new AssuranceRequired(3, 0).document());
            var since = clock.instant();
            clock.advance(Duration.ofSeconds(1));
            var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
            staff.register(staff.nurseAt(site).person(), phone, "Phone");
            assertThat(comesIn(phone).statusCode()).isEqualTo(403);
            var vouched =
                    SoftwareAuthenticator.fresh().madeBy(TrustedMakers.BLUE).behaving(Behaviour::backupEligible);
            staff.register(staff.nurseAt(site).person(), vouched, "Copied key");
            assertThat(comesIn(vouched).statusCode()).isEqualTo(403);

            assertThat(impacts.hinderedSince(policies.at(asked).orElseThrow(), since))
                    .isEqualTo(1);
        }
    }

    @Nested
    class WhoeverMustUndoIt {

        @Test
        void isNotShutOutByAProposal() {
            var offices =
                    new PolicyAddress(AuthenticatorStandard.KIND, Optional.of(UseCase.MANAGED_ENDPOINT), Scope.GROUP);
            var holders = policies.chain().charter().seats().stream()
                    .map(Seat::holder)
                    .distinct()
                    .toList();
            holders.forEach(staff::worksInTheOffice);

            assertThat(propose(offices))
                    .isInstanceOfSatisfying(
                            ProposalBox.Outcome.Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .extracting(Words::key)
                                    .containsExactly("signin.standard.fault.shuts-out"));

            holders.forEach(holder ->
                    staff.register(holder, SoftwareAuthenticator.fresh().madeBy(TrustedMakers.BLUE), "Blue key"));
            assertThat(propose(offices)).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        }

        private ProposalBox.Outcome propose(PolicyAddress address) {
            return proposals.propose(
                    hospital.founder("iam").person(), address, VOUCHED.document(), "As agreed with the owners");
        }
    }

    private SoftwareAuthenticator keyOf(Staff.Member member, Maker maker) {
        var key = SoftwareAuthenticator.fresh().madeBy(maker);
        staff.register(member.person(), key, "Key on my lanyard");
        return key;
    }

    private HttpResponse<String> comesIn(SoftwareAuthenticator key) {
        return new Door(visitors.another()).comesIn(key);
    }

    private HttpResponse<String> adds(SoftwareAuthenticator own, SoftwareAuthenticator other) {
        var browser = visitors.another();
        new Door(browser).comesIn(own);
        var asked = Door.asked(browser.visits("/me/keys").body());
        var answer = other.create(asked.options(), browser.origin(Origin.ID));
        return browser.submits(
                Origin.ID, "/me/keys", Map.of("answer", answer, "sealed", asked.sealed(), "label", "Spare key"));
    }

    private LetInEntry letIn(Staff.Member member) {
        return LetInEntry.parse(
                ledger.newestOf(SignInEntries.LET_IN, member.person().value(), 1)
                        .getFirst()
                        .payload());
    }

    private static PolicyAddress at(Scope scope) {
        return new PolicyAddress(AuthenticatorStandard.KIND, Optional.of(UseCase.SHARED_WORKSTATION), scope);
    }
}
