package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.server.governance.WorkPlace;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.signin.replay.AtWork;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where everybody works today, which is where their past is counted. */
@Component
class WorkPlaces {

    private final People people;

    WorkPlaces(People people) {
        this.people = people;
    }

    Map<PersonId, WorkPlace> now() {
        return people.all().stream().collect(Collectors.toUnmodifiableMap(Person::id, WorkPlaces::place));
    }

    /** And as what. */
    Map<PersonId, AtWork> atWork() {
        return people.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Person::id,
                        person -> new AtWork(place(person), person.ward().id(), person.title())));
    }

    private static WorkPlace place(Person person) {
        return new WorkPlace(
                person.careSetting(),
                person.ward().name() + ", " + person.site().name(),
                person.site().timeZone());
    }
}
