package io.threekey.server.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The entries that the transaction at hand appended. They go into the queue together with its commit, all in one round
 * trip, or earlier where it asks the ledger for entries; once it has committed, the sequencer hears of them.
 */
final class Recorded implements TransactionSynchronization {

    private final List<UUID> entries = new ArrayList<>();
    private final List<QueuedEntry> unwritten = new ArrayList<>();
    private final Outstanding outstanding;

    private Recorded(Outstanding outstanding) {
        this.outstanding = outstanding;
    }

    static void note(QueuedEntry entry, Outstanding outstanding) {
        var recorded = inThisTransaction().orElseGet(() -> begin(outstanding));
        recorded.entries.add(entry.id());
        recorded.unwritten.add(entry);
    }

    private static Recorded begin(Outstanding outstanding) {
        var recorded = new Recorded(outstanding);
        TransactionSynchronizationManager.registerSynchronization(recorded);
        return recorded;
    }

    static Optional<Recorded> inThisTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .findFirst();
    }

    /** Whoever takes them writes them in this transaction. */
    List<QueuedEntry> takeUnwritten() {
        var taken = List.copyOf(unwritten);
        unwritten.clear();
        return taken;
    }

    @Override
    public void afterCommit() {
        outstanding.committed(entries);
    }
}
