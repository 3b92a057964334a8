package io.threekey.server.people;

import java.time.ZoneId;

/** A hospital site. Its time zone is what its people's clocks show. */
public record Site(SiteId id, String name, ZoneId timeZone) {

    public Site {
        Names.require(name);
    }
}
