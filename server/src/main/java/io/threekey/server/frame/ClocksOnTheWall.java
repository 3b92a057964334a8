package io.threekey.server.frame;

import java.time.ZoneId;
import java.util.Optional;

/** Knows which zone the hospital's clocks show; asked for every page, so it answers from memory. */
public interface ClocksOnTheWall {

    /** Empty while nobody has said it. */
    Optional<ZoneId> zone();
}
