package io.threekey.evidence;

import io.threekey.tlog.TileStore;
import java.util.List;

/** A ledger to export from, all of it at hand. */
record LedgerInMemory(TileStore tiles, List<ExportedEntry> entries, Shown shown) implements ExportSource {

    @Override
    public List<ExportedEntry> between(long from, long to) {
        return entries.subList((int) from, (int) to);
    }
}
