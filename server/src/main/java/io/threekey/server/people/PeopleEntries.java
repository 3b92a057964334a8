package io.threekey.server.people;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module writes into the ledger. */
@Configuration(proxyBeanMethods = false)
class PeopleEntries {

    private static final References A_PERSON = References.nothing().person("person");
    private static final References A_LOOK = A_PERSON.person("by");

    static final EntryType SITE_OPENED = new EntryType(
            "site.opened", "people.entry.site-opened", References.nothing().site("site"));
    static final EntryType WARD_OPENED = new EntryType(
            "ward.opened",
            "people.entry.ward-opened",
            References.nothing().ward("ward").site("site"));
    static final EntryType PERSON_ADMITTED =
            new EntryType("person.admitted", "people.entry.person-admitted", A_PERSON.ward("ward"));
    static final EntryType ROLE_GIVEN = new EntryType("role.given", "people.entry.role-given", A_PERSON);
    static final EntryType ROLE_TAKEN = new EntryType("role.taken", "people.entry.role-taken", A_PERSON);
    static final EntryType RECORD_LOOKED_AT =
            new EntryType("record.looked-at", "people.entry.record-looked-at", A_LOOK);
    static final EntryType LOOK_REFUSED = new EntryType("record.look-refused", "people.entry.look-refused", A_LOOK);

    static final EntryType RECORD_EXPORTED = new EntryType("record.exported", "people.entry.record-exported", A_LOOK);

    @Bean
    EntryTypes peopleEntryTypes() {
        return EntryTypes.of(
                SITE_OPENED,
                WARD_OPENED,
                PERSON_ADMITTED,
                ROLE_GIVEN,
                ROLE_TAKEN,
                RECORD_LOOKED_AT,
                LOOK_REFUSED,
                RECORD_EXPORTED);
    }

    static JsonObject of(Site site) {
        return Json.object()
                .put("site", site.id().value())
                .put("name", site.name())
                .put("timeZone", site.timeZone().getId())
                .build();
    }

    static JsonObject of(Ward ward) {
        return Json.object()
                .put("ward", ward.id().value())
                .put("site", ward.site().value())
                .put("name", ward.name())
                .put("careSetting", ward.careSetting().code())
                .build();
    }

    static JsonObject of(NewPerson person) {
        return Json.object()
                .put("person", person.id().value())
                .put("name", person.name())
                .put("title", person.title())
                .put("ward", person.ward().value())
                .put(
                        "roles",
                        JsonArray.ofTexts(
                                person.roles().stream().map(Role::code).sorted().toList()))
                .build();
    }

    static JsonObject of(GivenRole given) {
        return Json.object()
                .put("person", given.person().value())
                .put("role", given.role().code())
                .build();
    }
}
