package io.threekey.server.signin.web;

import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds whom somebody means who types a name. */
@Component
class PeopleCalled {

    private static final int MOST = 12;

    private final People people;

    PeopleCalled(People people) {
        this.people = people;
    }

    /** Nobody where it is an id, whether or not somebody has it. */
    List<Person> by(String typed) {
        var named = people.named(typed, MOST);
        return named.stream().anyMatch(person -> person.id().value().equals(typed.strip())) ? List.of() : named;
    }

    /** Whether they are to be asked whom they mean: more than one is called so, or one whose name is longer. */
    static boolean leaveADoubt(List<Person> called, String typed) {
        return called.size() > 1
                || called.stream().anyMatch(person -> !person.name().equalsIgnoreCase(typed.strip()));
    }

    static String inWords(Person person) {
        return person.name() + " · " + person.title() + ", " + person.ward().name() + ", "
                + person.site().name();
    }
}
