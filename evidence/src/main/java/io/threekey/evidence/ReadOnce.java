package io.threekey.evidence;

import io.threekey.tlog.TileStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/** Entries that come one after the other, from the first on: enough for a whole export that nobody interrupts. */
record ReadOnce(TileStore tiles, Iterator<? extends ExportedEntry> entries) implements ExportSource {

    @Override
    public List<? extends ExportedEntry> between(long from, long to) {
        List<ExportedEntry> found = new ArrayList<>();
        while (found.size() < to - from && entries.hasNext()) {
            found.add(entries.next());
        }
        return found;
    }

    @Override
    public Shown shown() {
        return new Shown(List.of(), List.of(), new TreeSet<>());
    }
}
