package io.threekey.server.people;

import io.threekey.charter.PersonId;
import java.util.Set;

/** Who is to be admitted, and where. */
public record NewPerson(PersonId id, String name, String title, WardId ward, Set<Role> roles) {

    public NewPerson {
        Names.require(name);
        Names.require(title);
        roles = Set.copyOf(roles);
    }
}
