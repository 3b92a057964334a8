package io.threekey.server;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.server.access.Origin;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.authenticators.PasskeyRegistration;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.people.NewPerson;
import io.threekey.server.people.People;
import io.threekey.server.people.Role;
import io.threekey.server.people.Site;
import io.threekey.server.people.SiteId;
import io.threekey.server.people.Ward;
import io.threekey.server.people.WardId;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** People of a hospital with keys in their hands: {@code staff.nurse()}. Each call admits somebody new. */
public final class Staff {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final People people;
    private final Authenticators authenticators;
    private final PasskeyRegistration registration;
    private final String origin;

    public Staff(People people, Authenticators authenticators, PasskeyRegistration registration, Visitor visitor) {
        this.people = people;
        this.authenticators = authenticators;
        this.registration = registration;
        this.origin = visitor.origin(Origin.ID);
    }

    public record Member(PersonId person, SoftwareAuthenticator authenticator, Passkey passkey) {}

    public Member nurse() {
        return member(CareSetting.EMERGENCY_DEPARTMENT, Set.of(Role.WARD_STAFF));
    }

    /** Somebody at a site that others work at too. */
    public Member nurseAt(SiteId id) {
        var site = people.sites().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseGet(() -> opened(new Site(id, "The " + id, BERLIN)));
        return member(NUMBERS.incrementAndGet(), site, CareSetting.EMERGENCY_DEPARTMENT, Set.of(Role.WARD_STAFF));
    }

    public Member clerk() {
        return member(CareSetting.OFFICE, Set.of(Role.OFFICE_STAFF));
    }

    /** Somebody with a seat, whom the founding of these tests admits to no place of work. */
    public void worksInTheOffice(PersonId person) {
        var number = NUMBERS.incrementAndGet();
        var site = opened(new Site(new SiteId("site-" + number), "North " + number, BERLIN));
        var office = new Ward(new WardId("ward-" + number), site.id(), "Place " + number, CareSetting.OFFICE);
        people.open(office);
        people.admit(new NewPerson(person, "Person " + number, "Director", office.id(), Set.of(Role.OFFICE_STAFF)));
    }

    /** Somebody of this name who works where they do, without a key. */
    public PersonId namesakeOf(Member colleague, String name) {
        var person = new PersonId("namesake-" + NUMBERS.incrementAndGet());
        var ward = people.find(colleague.person()).orElseThrow().ward().id();
        people.admit(new NewPerson(person, name, "Nurse", ward, Set.of(Role.WARD_STAFF)));
        return person;
    }

    public Member somebodyWithoutRole() {
        return member(CareSetting.WARD, Set.of());
    }

    public Passkey register(PersonId person, SoftwareAuthenticator authenticator, String label) {
        var challenge = new byte[32];
        var answer = authenticator.create(registration.options(person, person.value(), challenge), origin);
        return switch (registration.verify(challenge, answer)) {
            case RegistrationCeremony.Registered made -> authenticators.register(person, label, made.credential());
            case RegistrationCeremony.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    private Member member(CareSetting setting, Set<Role> roles) {
        var number = NUMBERS.incrementAndGet();
        var site = opened(new Site(new SiteId("site-" + number), "North " + number, BERLIN));
        return member(number, site, setting, roles);
    }

    private Site opened(Site site) {
        people.open(site);
        return site;
    }

    private Member member(int number, Site site, CareSetting setting, Set<Role> roles) {
        var ward = new Ward(new WardId("ward-" + number), site.id(), "Place " + number, setting);
        var person = new PersonId("person-" + number);
        people.open(ward);
        people.admit(new NewPerson(person, "Person " + number, "Nurse", ward.id(), roles));
        var authenticator = SoftwareAuthenticator.fresh();
        return new Member(person, authenticator, register(person, authenticator, "Blue key"));
    }
}
