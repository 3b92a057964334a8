package io.threekey.server.people;

import io.threekey.charter.PersonId;
import io.threekey.server.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who works here, and where. Every change stands in the ledger, in its own transaction. */
@Component
public class People {

    private final PeopleTables tables;
    private final RolesOnRecord record;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    People(PeopleTables tables, RolesOnRecord record, Ledger ledger, ApplicationEventPublisher events) {
        this.tables = tables;
        this.record = record;
        this.ledger = ledger;
        this.events = events;
    }

    @Transactional
    public void open(Site site) {
        tables.insert(site);
        ledger.append(PeopleEntries.SITE_OPENED, site.id().value(), PeopleEntries.of(site));
    }

    @Transactional
    public void open(Ward ward) {
        tables.insert(ward);
        ledger.append(PeopleEntries.WARD_OPENED, ward.id().value(), PeopleEntries.of(ward));
    }

    @Transactional
    public void admit(NewPerson person) {
        tables.insert(new Registered(person.id(), person.name(), person.title(), person.ward()));
        person.roles().forEach(role -> tables.insert(new GivenRole(person.id(), role)));
        ledger.append(PeopleEntries.PERSON_ADMITTED, person.id().value(), PeopleEntries.of(person));
    }

    @Transactional
    public void give(PersonId person, Role role) {
        var given = new GivenRole(person, role);
        if (!tables.holds(given)) {
            tables.insert(given);
            ledger.append(PeopleEntries.ROLE_GIVEN, person.value(), PeopleEntries.of(given));
        }
    }

    /** Recorded also where the row is gone already: whoever removed it may have kept it. */
    @Transactional
    public void take(PersonId person, Role role) {
        var given = new GivenRole(person, role);
        if (tables.delete(given) || record.gives(given)) {
            ledger.append(PeopleEntries.ROLE_TAKEN, person.value(), PeopleEntries.of(given));
            events.publishEvent(new RoleTaken(person, role));
        }
    }

    public Optional<Person> find(PersonId id) {
        return tables.person(id);
    }

    /** Whoever has the id that was typed; nobody where it is none. */
    public Optional<Person> identified(String typed) {
        try {
            return find(new PersonId(typed.strip()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** By name. */
    public List<Person> all() {
        return tables.people();
    }

    /** Whoever has this id, then those of this name, then those with it in their name, by name. */
    public List<Person> named(String text, int most) {
        return text.isBlank() || text.chars().anyMatch(Character::isISOControl)
                ? List.of()
                : tables.named(text.strip(), most);
    }

    public List<Site> sites() {
        return tables.sites();
    }

    public List<Ward> wards() {
        return tables.wards();
    }
}
