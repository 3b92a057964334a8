package io.threekey.server.signin.replay;

import io.threekey.charter.json.Digest;
import io.threekey.evidence.EntryRanges;
import java.util.List;

/**
 * The sign-ins of the ledger's entries from a place of its tree up to another, in columns.
 *
 * @param until not part of it
 * @param erasures how many times something of it was erased before it was packed
 * @param lastLeaf of the last entry of the stretch: in another history it is another one
 * @param columns as {@link SignInColumns} packs them
 */
record PackedStretch(long first, long until, int signIns, int erasures, Digest lastLeaf, byte[] columns) {

    PackedStretch {
        if (first < 0 || until <= first || signIns < 0 || erasures < 0) {
            throw new IllegalArgumentException("no stretch is from " + first + " to " + until);
        }
    }

    /** How many of these touch a stretch. */
    static int touching(long first, long until, List<EntryRanges> erasures) {
        return (int) erasures.stream()
                .filter(erased ->
                        erased.ranges().stream().anyMatch(range -> range.first() < until && range.last() >= first))
                .count();
    }
}
