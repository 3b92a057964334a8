package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.server.people.Person;
import io.threekey.server.people.Role;
import io.threekey.server.people.Site;
import io.threekey.server.people.SiteId;
import io.threekey.server.people.Ward;
import io.threekey.server.people.WardId;
import io.threekey.server.signin.Ruling.Obligation;
import io.threekey.server.signin.SignInFacts.ShownKey;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulingFunctionTests {

    private static final KeyTraits DEVICE_BOUND = new KeyTraits(true, true);
    private static final ShownKey GENUINE = new ShownKey(DEVICE_BOUND, false);
    private static final ObeyedPolicy VERSION_THREE =
            new ObeyedPolicy(SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION), 3, Digest.of(new byte[] {3}));
    private static final Optional<DecidedLimits> LIMITS = Optional.of(new DecidedLimits(
            VERSION_THREE,
            SomeLimits.except(SomeLimits.everywhere(10, 720), CareSetting.EMERGENCY_DEPARTMENT, 5, 480)));
    private static final PoliciesObeyed POLICY = new PoliciesObeyed(LIMITS, Optional.empty());

    @Nested
    class ANurseOfTheEmergencyDepartment {

        private final SignInFacts facts = facts(Optional.of(nurse(Role.WARD_STAFF)), GENUINE);

        @Test
        void isLetInUnderTheLimitsOfThatPlaceAndTheVersionIsNamed() {
            assertThat(RulingFunction.rule(POLICY, facts))
                    .isEqualTo(new Ruling.LetIn(
                            new SessionLimit(5, 480),
                            VERSION_THREE,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Set.of()));
        }

        @Test
        void isNotLetInWhereNothingIsDecided() {
            assertThat(RulingFunction.rule(new PoliciesObeyed(Optional.empty(), Optional.empty()), facts))
                    .isEqualTo(Ruling.Refused.because(SignInRefusal.NOTHING_DECIDED));
        }

        @Test
        void isNotLetInWithAKeyThatWasWithdrawn() {
            var withdrawn = new ShownKey(DEVICE_BOUND, true);

            assertThat(RulingFunction.rule(POLICY, facts(Optional.of(nurse(Role.WARD_STAFF)), withdrawn)))
                    .isEqualTo(Ruling.Refused.because(SignInRefusal.KEY_WITHDRAWN));
        }

        @Test
        void isNotLetInWithAKeyThatDidNotCheckWhoSheIs() {
            var unverified = new ShownKey(new KeyTraits(false, true), false);

            assertThat(RulingFunction.rule(POLICY, facts(Optional.of(nurse(Role.WARD_STAFF)), unverified)))
                    .isEqualTo(Ruling.Refused.because(SignInRefusal.NOT_VERIFIED));
        }

        @Test
        void isLetInThoughHerKeyCountedBackwardsAndThatIsRecorded() {
            var signalled = new SignInFacts(facts.workplace(), GENUINE, facts.otherKeys(), RulingTruth.before(true));

            assertThat(RulingFunction.rule(POLICY, signalled))
                    .isEqualTo(new Ruling.LetIn(
                            new SessionLimit(5, 480),
                            VERSION_THREE,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Set.of(Obligation.RECORD_THAT_THE_COUNTER_WENT_BACK)));
        }
    }

    @Nested
    class TheUseCase {

        @Test
        void followsFromTheRole() {
            assertThat(useCaseOf(nurse(Role.WARD_STAFF))).contains(UseCase.SHARED_WORKSTATION);
            assertThat(useCaseOf(nurse(Role.OFFICE_STAFF))).contains(UseCase.MANAGED_ENDPOINT);
        }

        @Test
        void isThatOfTheWardForSomebodyWhoWorksInBoth() {
            assertThat(useCaseOf(nurse(Role.OFFICE_STAFF, Role.WARD_STAFF))).contains(UseCase.SHARED_WORKSTATION);
        }

        @Test
        void doesNotExistForSomebodyUnknownSoNobodyIsLetIn() {
            assertThat(RulingFunction.rule(POLICY, facts(Optional.empty(), GENUINE)))
                    .isEqualTo(Ruling.Refused.because(SignInRefusal.NO_ROLE));
        }

        @Test
        void doesNotExistWithoutARoleSoNobodyIsLetIn() {
            assertThat(RulingFunction.rule(POLICY, facts(Optional.of(nurse()), GENUINE)))
                    .isEqualTo(Ruling.Refused.because(SignInRefusal.NO_ROLE));
        }
    }

    private static SignInFacts facts(Optional<Person> person, ShownKey key) {
        return new SignInFacts(person.flatMap(SignInFacts.Workplace::of), key, Set.of(), RecentHistory.UNEVENTFUL);
    }

    private static Optional<UseCase> useCaseOf(Person person) {
        return SignInFacts.Workplace.of(person).map(SignInFacts.Workplace::useCase);
    }

    private static Person nurse(Role... roles) {
        var site = new Site(new SiteId("north"), "North", ZoneId.of("Europe/Berlin"));
        var ward = new Ward(new WardId("ed"), site.id(), "Emergency", CareSetting.EMERGENCY_DEPARTMENT);
        return new Person(new PersonId("amira"), "Amira Haddad", "Nurse", site, ward, Set.of(roles));
    }
}
