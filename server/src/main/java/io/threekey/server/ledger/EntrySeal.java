package io.threekey.server.ledger;

import io.threekey.server.keys.RowSeal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Seals an entry when it is recorded; the seal goes with it from the queue into the tree. */
@Component
class EntrySeal {

    private static final String ENTRIES = "ledger";
    private static final String ERASED = "ledger-erased";
    private static final int NEVER_CHANGES = 1;

    private final RowSeal seals;

    EntrySeal(RowSeal seals) {
        this.seals = seals;
    }

    QueuedEntry seal(UUID id, Instant at, String type, String subject, byte[] payload, byte[] salt) {
        var content = QueuedEntry.sealedContent(at, type, subject, payload, salt);
        var mac = seals.mac(ENTRIES, id.toString(), NEVER_CHANGES, content);
        return new QueuedEntry(id, at, type, subject, payload, salt, mac);
    }

    /** What is left of an entry that was erased by this version. */
    QueuedEntry erased(QueuedEntry entry, int version) {
        var left = entry.emptied(new byte[0]);
        return entry.emptied(seals.mac(ERASED, entry.id().toString(), version, left.sealedContent()));
    }

    boolean holds(TreeEntry entry) {
        return entry.erasedBy().isPresent()
                ? verifies(ERASED, entry.recorded(), entry.erasedBy().getAsInt())
                : holds(entry.recorded());
    }

    boolean holds(QueuedEntry entry) {
        return verifies(ENTRIES, entry, NEVER_CHANGES);
    }

    private boolean verifies(String table, QueuedEntry entry, int version) {
        try {
            return seals.verify(table, entry.id().toString(), version, entry.sealedContent(), entry.mac());
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            return false; // such as a time at infinity, which nobody recorded
        }
    }
}
