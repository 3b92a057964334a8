package io.threekey.server.people;

import io.threekey.charter.CareSetting;

/** A ward or an office: a place of one site where people work. */
public record Ward(WardId id, SiteId site, String name, CareSetting careSetting) {

    public Ward {
        Names.require(name);
    }
}
