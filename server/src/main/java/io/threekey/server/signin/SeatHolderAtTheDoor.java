package io.threekey.server.signin;

import io.threekey.charter.Function;
import io.threekey.evidence.AskedOfKeys;
import io.threekey.evidence.KeyTraits;
import java.util.Set;

/**
 * Somebody who holds a seat, as the door would see them if a document held.
 *
 * @param here whether the document would hold where they work
 * @param keys what their keys can be at best; none for somebody without a place of work
 * @param alsoAsked what else is asked of keys where they work, whatever becomes of the document
 */
record SeatHolderAtTheDoor(Function function, boolean here, Set<KeyTraits> keys, Set<? extends AskedOfKeys> alsoAsked) {

    SeatHolderAtTheDoor {
        keys = Set.copyOf(keys);
        alsoAsked = Set.copyOf(alsoAsked);
    }

    boolean comesInUnder(AskedOfKeys proposed) {
        return keys.stream()
                .filter(key -> !here || proposed.isMetBy(key))
                .anyMatch(key -> alsoAsked.stream().allMatch(asked -> asked.isMetBy(key)));
    }
}
