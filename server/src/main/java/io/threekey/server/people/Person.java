package io.threekey.server.people;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import java.util.Set;

/** Somebody who works here: one ward, and the roles that this installation gave. */
public record Person(PersonId id, String name, String title, Site site, Ward ward, Set<Role> roles) {

    public Person {
        Names.require(name);
        Names.require(title);
        roles = Set.copyOf(roles);
        if (!ward.site().equals(site.id())) {
            throw new IllegalArgumentException("ward " + ward.id() + " is not on site " + site.id());
        }
    }

    public CareSetting careSetting() {
        return ward.careSetting();
    }
}
