package io.threekey.server.ledger;

import io.threekey.charter.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Entries whose seal held when they were last read, and what they say. Only a row that is the same to the last byte is
 * taken for one of them, so nothing is believed here that its seal would not bear out; the oldest are forgotten.
 */
final class SeenEntries {

    private static final int MOST = 2_000;

    private final Map<UUID, Seen> byId = new LinkedHashMap<>();

    private record Seen(QueuedEntry entry, JsonObject payload) {

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
        return Optional.ofNullable(byId.get(read.id()))
                .filter(seen -> seen.isOf(read))
                .map(Seen::payload);
    }

    synchronized void note(QueuedEntry verified, JsonObject payload) {
        byId.put(verified.id(), new Seen(verified, payload));
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
    }
}
