package io.threekey.demo.life;

import io.threekey.charter.PersonId;
import io.threekey.server.people.Role;
import io.threekey.server.people.WardId;

/**
 * Somebody who works here for a while.
 *
 * @param firstDay counted from the founding
 * @param lastDay the last on which they work; {@link #STAYS} where no end is planned
 */
record Colleague(PersonId id, String name, String title, WardId ward, Role role, int firstDay, int lastDay) {

    static final int STAYS = Integer.MAX_VALUE;

    Colleague {
        if (lastDay < firstDay) {
            throw new IllegalArgumentException(name + " leaves on day " + lastDay + ", before arriving");
        }
    }

    boolean worksOn(int day) {
        return firstDay <= day && day <= lastDay;
    }
}
