package io.threekey.evidence;

import io.threekey.tlog.TileStore;
import java.util.List;
import java.util.SortedSet;

/** A ledger to export from, as it stands at one checkpoint. */
public interface ExportSource {

    TileStore tiles();

    /** In order, all that are there; a few hundred at most are asked for at once. */
    List<? extends ExportedEntry> between(long from, long to);

    /** What a part of the ledger shows one by one. */
    Shown shown();

    /**
     * @param chain the entries about decisions, in order
     * @param chosen the entries that were asked for, in order
     * @param seen sizes of the ledger that the signers of acts in this part were shown, and that its tiles do not tell
     */
    record Shown(List<Long> chain, List<Long> chosen, SortedSet<Long> seen) {

        public Shown {
            chain = List.copyOf(chain);
            chosen = List.copyOf(chosen);
        }
    }
}
