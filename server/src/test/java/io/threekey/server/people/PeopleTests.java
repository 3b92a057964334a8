package io.threekey.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.frame.StandingAlert;
import io.threekey.server.governance.InstallationFounded;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Alerts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class PeopleTests {

    private static final Site NORTH = new Site(new SiteId("north"), "North", ZoneId.of("Europe/Berlin"));
    private static final Ward EMERGENCY =
            new Ward(new WardId("ed"), NORTH.id(), "Emergency", CareSetting.EMERGENCY_DEPARTMENT);
    private static final PersonId AMIRA = new PersonId("amira");

    private final People people;
    private final Ledger ledger;
    private final Intruder intruder;
    private final Alerts alerts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    @Autowired
    PeopleTests(
            People people,
            Ledger ledger,
            Intruder intruder,
            Alerts alerts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.people = people;
        this.ledger = ledger;
        this.intruder = intruder;
        this.alerts = alerts;
        this.events = events;
        this.transaction = transaction;
    }

    @BeforeEach
    void open() {
        people.open(NORTH);
        people.open(EMERGENCY);
        people.admit(new NewPerson(AMIRA, "Amira Haddad", "Nurse", EMERGENCY.id(), Set.of(Role.WARD_STAFF)));
    }

    @AfterEach
    void close() {
        List.of("people_role", "people_person", "people_ward", "people_site")
                .forEach(table -> intruder.runs("delete from " + table));
    }

    @Nested
    class APersonAdmitted {

        @Test
        void isFoundWithPlaceAndRoles() {
            assertThat(people.find(AMIRA))
                    .contains(new Person(AMIRA, "Amira Haddad", "Nurse", NORTH, EMERGENCY, Set.of(Role.WARD_STAFF)));
            assertThat(people.all()).containsExactly(people.find(AMIRA).orElseThrow());
        }

        @Test
        void standsInTheLedger() {
            assertThat(ledger.newestOf(PeopleEntries.PERSON_ADMITTED, "amira", 1))
                    .hasSize(1);
        }

        @Test
        void isAdmittedOnce() {
            assertThatThrownBy(() ->
                            people.admit(new NewPerson(AMIRA, "Somebody Else", "Nurse", EMERGENCY.id(), Set.of())))
                    .isInstanceOf(DuplicateKeyException.class);
        }
    }

    @Nested
    class ARole {

        @Test
        void isGivenAndTakenAndEachIsRecordedOnce() {
            people.give(AMIRA, Role.OFFICE_STAFF);
            people.give(AMIRA, Role.OFFICE_STAFF);
            assertThat(people.find(AMIRA).orElseThrow().roles())
                    .containsExactlyInAnyOrder(Role.WARD_STAFF, Role.OFFICE_STAFF);
            people.take(AMIRA, Role.OFFICE_STAFF);
            people.take(AMIRA, Role.OFFICE_STAFF);

            assertThat(people.find(AMIRA).orElseThrow().roles()).containsExactly(Role.WARD_STAFF);
            assertThat(ledger.entriesOf(PeopleEntries.ROLE_GIVEN, "amira")).hasSize(1);
            assertThat(ledger.entriesOf(PeopleEntries.ROLE_TAKEN, "amira")).hasSize(1);
        }
    }

    @Nested
    class ARoleTaken {

        private static final PersonId BEN = new PersonId("ben");

        @BeforeEach
        void keepTheRowAndTakeTheRole() {
            people.admit(new NewPerson(BEN, "Ben Okoro", "Nurse", EMERGENCY.id(), Set.of(Role.WARD_STAFF)));
            intruder.runs("create table kept as select * from people_role where person = 'ben'");
            people.take(BEN, Role.WARD_STAFF);
        }

        @AfterEach
        void removeTheCopy() {
            intruder.runs("drop table kept");
        }

        @Test
        void isAbsentWhenItsRowIsPutBackAndEveryPageSaysSo() {
            putBack();

            assertThat(rolesOfBen()).isEmpty();
            assertThat(people.all())
                    .filteredOn(person -> person.id().equals(BEN))
                    .allSatisfy(ben -> assertThat(ben.roles()).isEmpty());
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(alerts.standing())
                            .extracting(StandingAlert::code)
                            .contains("role.put-back"));
        }

        @Test
        void isHeldAgainWhenItIsGivenAgain() {
            putBack();
            people.give(BEN, Role.WARD_STAFF);

            assertThat(rolesOfBen()).containsExactly(Role.WARD_STAFF);
        }

        @Test
        void staysTakenWhenItsRowWasGoneAsItWasTaken() {
            people.give(BEN, Role.WARD_STAFF);
            intruder.runs("delete from people_role where person = 'ben'");
            people.take(BEN, Role.WARD_STAFF);
            putBack();

            assertThat(rolesOfBen()).isEmpty();
        }

        private void putBack() {
            intruder.runs("insert into people_role select * from kept");
        }

        private Set<Role> rolesOfBen() {
            return people.find(BEN).orElseThrow().roles();
        }
    }

    @Nested
    class ARowWrittenBySomebodyElse {

        @Test
        void namesNobody() {
            intruder.runs(
                    "insert into people_person (id, name, title, ward, mac) values ('eve', 'Eve', 'x', 'ed', '')");

            assertThat(people.find(new PersonId("eve"))).isEmpty();
            assertThat(people.all()).extracting(Person::id).containsExactly(AMIRA);
        }

        @Test
        void renamesNobody() {
            intruder.runs("update people_person set name = 'The Sponsor'");

            assertThat(people.find(AMIRA)).isEmpty();
        }

        @Test
        void makesNobodyWorkElsewhere() {
            people.open(new Ward(new WardId("office"), NORTH.id(), "Office", CareSetting.OFFICE));
            intruder.runs("update people_person set ward = 'office'");

            assertThat(people.find(AMIRA)).isEmpty();
        }

        @Test
        void takesAWardOrItsSiteFromEverybodyWhoWorksThere() {
            intruder.runs("create table kept as select * from people_ward");
            intruder.runs("update people_ward set care_setting = 'office'");
            assertThat(people.find(AMIRA)).isEmpty();
            intruder.runs("update people_ward set care_setting = (select care_setting from kept)");
            assertThat(people.find(AMIRA)).isPresent();

            intruder.runs("update people_site set time_zone = 'Europe/London'");
            assertThat(people.find(AMIRA)).isEmpty();
            intruder.runs("drop table kept");
        }

        @Test
        void givesNobodyARole() {
            intruder.runs("insert into people_role (person, role, mac) values ('amira', 'office-staff', '')");

            assertThat(people.find(AMIRA).orElseThrow().roles()).containsExactly(Role.WARD_STAFF);
        }

        @Test
        void lendsItsMacToNoOtherRow() {
            intruder.runs("insert into people_person select 'eve', name, title, ward, mac from people_person");

            assertThat(people.find(new PersonId("eve"))).isEmpty();
        }
    }

    @Nested
    class TheFounding {

        @Test
        void admitsItsFoundersAsOfficeStaff() {
            var founder = new InstallationFounded.Founder(new PersonId("ada"), "Ada Stone", "sponsor");
            transaction.executeWithoutResult(
                    status -> events.publishEvent(new InstallationFounded(NORTH.timeZone(), List.of(founder))));

            assertThat(people.find(new PersonId("ada"))).hasValueSatisfying(person -> {
                assertThat(person.roles()).containsExactly(Role.OFFICE_STAFF);
                assertThat(person.careSetting()).isEqualTo(CareSetting.OFFICE);
            });
        }
    }
}
