package io.threekey.server.signin.web;

import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds whom somebody means who types a name. */
@Component
class PeopleCalled {

    /** More than these nobody reads through. */
    private static final int MOST = 12;

    private final People people;

    PeopleCalled(People people) {
        this.people = people;
    }

    /** Nobody where it is an id, whether or not somebody has it. */
    Called by(String typed) {
        var named = people.named(typed, MOST + 1);
        var isId = named.stream().anyMatch(person -> person.id().value().equals(typed.strip()));
        return new Called(typed, isId ? List.of() : named);
    }

    /** @param people one more than are shown where there are more */
    record Called(String typed, List<Person> people) {

        /** Whether they are to be asked whom they mean: more than one is called so, or one whose name is longer. */
        boolean leavesADoubt() {
            return people.size() > 1
                    || people.stream().anyMatch(person -> !person.name().equalsIgnoreCase(typed.strip()));
        }

        /** The id of the one whom they mean, or may mean. */
        String id() {
            return people.stream()
                    .map(person -> person.id().value())
                    .findFirst()
                    .orElse(typed);
        }

        WhomView asked() {
            return new WhomView(
                    typed,
                    people.stream()
                            .limit(MOST)
                            .map(person -> new WhomView.Choice(person.id().value(), inWords(person)))
                            .toList(),
                    people.size() > MOST);
        }

        static String inWords(Person person) {
            return person.name() + " · " + person.title() + ", " + person.ward().name() + ", "
                    + person.site().name();
        }
    }
}
