package io.threekey.server.people;

import io.threekey.charter.PersonId;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sites, wards, people and roles in SQL. */
@Component
class PeopleTables {

    private static final String THEIR_WARD = "(select ward from people_person where id = ?)";

    private final JdbcClient sql;
    private final Seals seals;
    private final SealedRows<Site> sites;
    private final SealedRows<Ward> wards;
    private final SealedRows<Registered> people;
    private final SealedRows<GivenRole> roles;
    private final RolesOnRecord record;

    PeopleTables(JdbcClient sql, Seals seals, RolesOnRecord record) {
        this.sql = sql;
        this.seals = seals;
        this.sites = seals.in(new SiteForm());
        this.wards = seals.in(new WardForm());
        this.people = seals.in(new Registered.Form());
        this.roles = seals.in(new GivenRole.Form());
        this.record = record;
    }

    void insert(Site site) {
        sql.sql("insert into people_site (id, name, time_zone, mac) values (?, ?, ?, ?)")
                .params(site.id().value(), site.name(), site.timeZone().getId(), sites.mac(site))
                .update();
    }

    void insert(Ward ward) {
        sql.sql("insert into people_ward (id, site, name, care_setting, mac) values (?, ?, ?, ?, ?)")
                .params(
                        ward.id().value(),
                        ward.site().value(),
                        ward.name(),
                        ward.careSetting().code(),
                        wards.mac(ward))
                .update();
    }

    void insert(Registered person) {
        sql.sql("insert into people_person (id, name, title, ward, mac) values (?, ?, ?, ?, ?)")
                .params(
                        person.id().value(),
                        person.name(),
                        person.title(),
                        person.ward().value(),
                        people.mac(person))
                .update();
    }

    /** In place of whatever row somebody else may have put there. */
    void insert(GivenRole given) {
        sql.sql("""
                insert into people_role (person, role, mac) values (?, ?, ?)
                on conflict (person, role) do update set mac = excluded.mac""")
                .params(given.person().value(), given.role().code(), roles.mac(given))
                .update();
    }

    boolean holds(GivenRole given) {
        return rolesOf(given.person()).contains(given.role());
    }

    Set<GivenRole> rolesPutBack() {
        return record.putBackAmong(roles.among(sql.sql("select * from people_role")));
    }

    boolean delete(GivenRole given) {
        return sql.sql("delete from people_role where person = ? and role = ?")
                        .params(given.person().value(), given.role().code())
                        .update()
                > 0;
    }

    List<Site> sites() {
        return sites.among(sql.sql("select * from people_site order by name"));
    }

    List<Ward> wards() {
        return wards.among(sql.sql("select * from people_ward order by name"));
    }

    /** Asked with every request of somebody who is in, so all of it for one way to the database. */
    Optional<Person> person(PersonId id) {
        var trip = seals.oneTrip();
        var person = trip.ask(people, "select * from people_person where id = ?", id.value());
        var ward = trip.ask(wards, "select * from people_ward where id = " + THEIR_WARD, id.value());
        var site = trip.ask(
                sites,
                "select * from people_site where id = (select site from people_ward where id = " + THEIR_WARD + ")",
                id.value());
        var given = trip.ask(roles, "select * from people_role where person = ?", id.value());
        trip.go();
        return person.only()
                .flatMap(found -> ward.only()
                        .filter(its -> its.id().equals(found.ward()))
                        .flatMap(its -> site.only()
                                .filter(where -> where.id().equals(its.site()))
                                .map(where -> new Person(
                                        found.id(),
                                        found.name(),
                                        found.title(),
                                        where,
                                        its,
                                        standing(found.id(), given.found())))));
    }

    List<Person> people() {
        var siteById = sites().stream().collect(Collectors.toMap(Site::id, site -> site));
        var wardById = wards().stream().collect(Collectors.toMap(Ward::id, ward -> ward));
        var rows = roles.among(sql.sql("select * from people_role"));
        var putBack = record.putBackAmong(rows);
        var rolesOf = rows.stream()
                .filter(row -> !putBack.contains(row))
                .collect(Collectors.groupingBy(
                        GivenRole::person, Collectors.mapping(GivenRole::role, Collectors.toSet())));
        return people.among(sql.sql("select * from people_person order by name, id")).stream()
                .flatMap(person -> Optional.ofNullable(wardById.get(person.ward()))
                        .flatMap(ward -> Optional.ofNullable(siteById.get(ward.site()))
                                .map(site -> new Person(
                                        person.id(),
                                        person.name(),
                                        person.title(),
                                        site,
                                        ward,
                                        rolesOf.getOrDefault(person.id(), Set.of()))))
                        .stream())
                .toList();
    }

    List<Person> named(String text, int most) {
        var rows = sql.sql("""
                select * from people_person where id = ? or strpos(lower(name), lower(?)) > 0
                order by id = ? desc, lower(name) = lower(?) desc, name, id limit ?""").params(text, text, text, text, most);
        return people.among(rows).stream()
                .flatMap(person -> placed(person).stream())
                .toList();
    }

    private Optional<Person> placed(Registered person) {
        var ward = wards.at(sql.sql("select * from people_ward where id = ?")
                .param(person.ward().value()));
        var site = ward.flatMap(its -> sites.at(sql.sql("select * from people_site where id = ?")
                .param(its.site().value())));
        return site.map(its ->
                new Person(person.id(), person.name(), person.title(), its, ward.orElseThrow(), rolesOf(person.id())));
    }

    private Set<Role> rolesOf(PersonId person) {
        return standing(
                person,
                roles.among(
                        sql.sql("select * from people_role where person = ?").param(person.value())));
    }

    private Set<Role> standing(PersonId person, List<GivenRole> rows) {
        var putBack = record.putBackAmong(person, rows);
        return rows.stream()
                .filter(row -> !putBack.contains(row))
                .map(GivenRole::role)
                .collect(Collectors.toSet());
    }
}
