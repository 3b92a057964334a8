package io.threekey.server.timing;

import java.time.LocalDate;
import java.util.Set;

/**
 * What some people of one week have in common.
 *
 * @param week its Monday
 * @param name a ward's id, a use case's code, an application, a refusal; empty where nothing tells them apart
 * @param second what tells them apart besides; empty where nothing does
 * @param size how many different people they are
 * @param people their marks; of as many as may be shown it need not be all
 * @param times how often it happened
 */
record Part(LocalDate week, String name, String second, int size, Set<String> people, long times) {

    Part {
        people = Set.copyOf(people);
    }

    /** The same in other weeks too. */
    record Key(String name, String second) {}

    Key key() {
        return new Key(name, second);
    }
}
