package io.threekey.server.ledger;

import io.threekey.charter.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Entries whose seal held when they were last read, and what they say. Only a row that is the same to the last byte is
 * taken for one of them, so nothing is believed here that its seal would not bear out. What is erased here is dropped with
 * its commit; what another node erases, with everything else within the hour.
 */
final class SeenEntries {

    private static final int MOST = 2_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Clock clock;
    private final Map<UUID, Seen> byId = new LinkedHashMap<>();
    private long dropped;

    SeenEntries(Clock clock) {
        this.clock = clock;
    }

    private record Seen(QueuedEntry entry, JsonObject payload, Instant at) {

        private boolean isOf(QueuedEntry read) {
            return entry.at().equals(read.at())
                    && entry.type().equals(read.type())
                    && entry.subject().equals(read.subject())
                    && Arrays.equals(entry.payload(), read.payload())
                    && Arrays.equals(entry.salt(), read.salt())
                    && Arrays.equals(entry.mac(), read.mac());
        }
    }

    /** What it says, where it was verified as it stands. */
    synchronized Optional<JsonObject> payload(QueuedEntry read) {
        dropTheOld();
        return Optional.ofNullable(byId.get(read.id()))
                .filter(seen -> seen.isOf(read))
                .map(Seen::payload);
    }

    /** To be asked before a row is read, so that what is dropped meanwhile is not noted again. */
    synchronized long timesDropped() {
        return dropped;
    }

    /** @param timesDropped before it was read */
    synchronized void note(QueuedEntry verified, JsonObject payload, long timesDropped) {
        if (timesDropped != dropped) {
            return;
        }
        byId.remove(verified.id());
        byId.put(verified.id(), new Seen(verified, payload, clock.instant()));
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    /** All of them: which of them stood in the tree, and where, is not known here, and they are soon read again. */
    synchronized void drop() {
        byId.clear();
        dropped++;
    }

    synchronized boolean isEmpty() {
        return byId.isEmpty();
    }

    private void dropTheOld() {
        var before = clock.instant().minus(KEPT);
        var eldest = byId.values().iterator();
        while (eldest.hasNext() && eldest.next().at().isBefore(before)) {
            eldest.remove();
        }
    }
}
