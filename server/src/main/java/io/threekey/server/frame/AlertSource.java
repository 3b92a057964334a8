package io.threekey.server.frame;

import java.util.List;

/** Tells which alerts stand now; asked for every page, so it answers from memory. */
public interface AlertSource {

    List<StandingAlert> standing();
}
