package io.threekey.server.measures;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.frame.Words;

/**
 * Whose a gap is to mend: a function, or one person.
 *
 * @param code stable, to filter by
 */
public record GapOwner(String code, Words name) {

    /** @param name the function as people call it */
    public static GapOwner of(Function function, Words name) {
        return new GapOwner(function.code(), name);
    }

    public static GapOwner of(PersonId person, String name) {
        return new GapOwner("person:" + person.value(), Words.of("measures.owner.person", name));
    }
}
