package io.threekey.server.ledger;

import static java.util.stream.Collectors.toSet;

import io.threekey.server.ledger.EntryTable.Whereabouts;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Looks for what this node committed and somebody else deleted or altered before it stood in the tree, and for rows set
 * aside. A lost entry is found again only where it stands in the tree as it was sealed: its row came back to the queue.
 */
@Component
class MissingEntries {

    private static final int MOST_AT_ONCE = 10_000;

    private final Outstanding outstanding;
    private final EntryTable entries;
    private final QueueTable queue;
    private final IntegrityWalk walk;
    private final Alarms alarms;
    private final Set<UUID> lost = new HashSet<>();

    MissingEntries(Outstanding outstanding, EntryTable entries, QueueTable queue, IntegrityWalk walk, Alarms alarms) {
        this.outstanding = outstanding;
        this.entries = entries;
        this.queue = queue;
        this.walk = walk;
        this.alarms = alarms;
    }

    synchronized void look() {
        lookForTheLost();
        lookForThoseSetAside();
    }

    private void lookForTheLost() {
        var places = entries.whereabouts(outstanding.unaccounted(MOST_AT_ONCE));
        places.values().removeIf(Whereabouts.WAITING::equals);
        outstanding.accountedFor(places.keySet());
        places.values().removeIf(Whereabouts.IN_THE_TREE::equals);
        lost.addAll(places.keySet());
        if (!lost.isEmpty()) {
            lost.removeAll(foundAgain());
        }
        if (lost.isEmpty()) {
            alarms.over(Alarms.LOST_ENTRY);
        } else {
            alarms.raise(Alarms.LOST_ENTRY, lost.size());
        }
    }

    private Set<UUID> foundAgain() {
        return entries.named(lost).stream()
                .filter(walk::standsInTheTree)
                .map(entry -> entry.recorded().id())
                .collect(toSet());
    }

    private void lookForThoseSetAside() {
        var setAside = queue.quarantined();
        if (setAside > 0) {
            alarms.raise(Alarms.FORGED_ENTRY, setAside);
        } else {
            alarms.over(Alarms.FORGED_ENTRY);
        }
    }
}
