package io.threekey.server.ledger;

import io.threekey.server.ledger.EntryTable.Whereabouts;
import org.springframework.stereotype.Component;

/** Looks for what this node committed and somebody else deleted before it stood in the tree, and for rows set aside. */
@Component
class MissingEntries {

    private static final int MOST_AT_ONCE = 10_000;

    private final Outstanding outstanding;
    private final EntryTable entries;
    private final QueueTable queue;
    private final Alarms alarms;
    private long lost;

    MissingEntries(Outstanding outstanding, EntryTable entries, QueueTable queue, Alarms alarms) {
        this.outstanding = outstanding;
        this.entries = entries;
        this.queue = queue;
        this.alarms = alarms;
    }

    synchronized void look() {
        var places = entries.whereabouts(outstanding.unaccounted(MOST_AT_ONCE));
        places.values().removeIf(Whereabouts.WAITING::equals);
        outstanding.accountedFor(places.keySet());
        lost += places.values().stream().filter(Whereabouts.NOWHERE::equals).count();
        if (lost > 0) {
            alarms.raise(Alarms.LOST_ENTRY, lost);
        }
        var setAside = queue.quarantined();
        if (setAside > 0) {
            alarms.raise(Alarms.FORGED_ENTRY, setAside);
        } else {
            alarms.over(Alarms.FORGED_ENTRY);
        }
    }
}
