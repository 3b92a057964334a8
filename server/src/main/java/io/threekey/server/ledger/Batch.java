package io.threekey.server.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What the sequencer makes of the rows it found in the queue.
 *
 * @param forged rows that this installation did not write as they are
 * @param replayed rows that are in the tree already, so that somebody put them back
 */
record Batch(List<TreeEntry> entries, List<UUID> forged, List<UUID> replayed) {

    /**
     * @param previously the time that the leaf in front carries
     * @param now no entry is from later than this, whatever the clock of the node that recorded it says
     */
    static Batch of(
            List<QueuedEntry> queued,
            Predicate<QueuedEntry> sealHolds,
            Set<UUID> alreadyTaken,
            long firstIndex,
            Instant previously,
            Instant now) {
        var entries = new ArrayList<TreeEntry>();
        var forged = new ArrayList<UUID>();
        var replayed = new ArrayList<UUID>();
        var before = previously;
        for (var entry : queued) {
            if (!sealHolds.test(entry)) {
                forged.add(entry.id());
            } else if (alreadyTaken.contains(entry.id())) {
                replayed.add(entry.id());
            } else {
                before = later(before, earlier(entry.at(), now));
                entries.add(TreeEntry.of(firstIndex + entries.size(), before, entry));
            }
        }
        return new Batch(List.copyOf(entries), List.copyOf(forged), List.copyOf(replayed));
    }

    List<UUID> ids() {
        return entries.stream().map(entry -> entry.recorded().id()).toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
