package io.threekey.server.signin;

import io.threekey.server.access.Caller;
import java.util.Optional;

/**
 * Where a key was touched.
 *
 * @param browser what it says of itself; empty where no browser was involved
 * @param before who was in there, who goes on or makes room
 */
public record Arrival(Optional<SeenBrowser> browser, Optional<Caller.SignedIn> before) {

    public static final Arrival UNSEEN = new Arrival(Optional.empty(), Optional.empty());
}
