package io.threekey.server.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which keys of this ledger the charter pins, verified from the founding on. Higher modules know the charter and
 * implement this; the ledger obeys it, and signs nothing where nobody knows.
 */
public interface PinnedLogKeys {

    /** As of a moment: this node's clock, or another one that has to agree before something is destroyed. */
    Answer at(Instant moment);

    sealed interface Answer {}

    /** No charter says anything yet: the ledger signs with the key that the founding will pin. */
    record NothingFounded() implements Answer {}

    /** There are decisions, and none of them verifies here. */
    record Unknown() implements Answer {}

    /**
     * Verifier keys, as C2SP signed-note writes them.
     *
     * @param inForce those of the charter in force: each signs every checkpoint
     * @param ever those of every charter that governed, governs or waits to
     * @param over those that no charter in force needs any more, nor one that waits, and none did for some minutes
     */
    record Pinned(List<String> inForce, Set<String> ever, Set<String> over) implements Answer {

        public Pinned {
            inForce = List.copyOf(inForce);
            ever = Set.copyOf(ever);
            over = Set.copyOf(over);
            if (inForce.isEmpty() || !ever.containsAll(inForce)) {
                throw new IllegalArgumentException("a charter in force pins a key of the ledger");
            }
        }
    }
}
