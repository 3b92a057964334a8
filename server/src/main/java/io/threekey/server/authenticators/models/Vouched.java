package io.threekey.server.authenticators.models;

import java.util.Set;

/**
 * What the maker of a key vouched for when it was made: its attestation led to a root that the list names for its model,
 * of which the list reported nothing bad.
 *
 * @param name of the model, as the list had it then
 * @param edition of the list
 */
public record Vouched(String name, boolean hardware, Set<String> verification, long edition) {

    public Vouched {
        verification = Set.copyOf(verification);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a model that is vouched for has a name");
        }
    }
}
