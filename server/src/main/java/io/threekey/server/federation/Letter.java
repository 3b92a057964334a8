package io.threekey.server.federation;

import java.util.Optional;
import java.util.Set;

/**
 * What an application's server is sent.
 *
 * @param type of the body
 * @param authorization by which it knows us, where it asked for that
 * @param yes the statuses by which it says that it heard; 400 is no, and all others are not its word
 */
public record Letter(String type, String body, Optional<String> authorization, Set<Integer> yes) {

    public Letter {
        yes = Set.copyOf(yes);
    }

    @Override
    public String toString() {
        return "letter of type " + type;
    }
}
