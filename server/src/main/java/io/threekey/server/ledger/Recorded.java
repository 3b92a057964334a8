package io.threekey.server.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The entries that the transaction at hand appended, and what else it writes at its end. They go into the queue together
 * with its commit, all in one round trip, or earlier where it asks the ledger for entries; once it has committed, the
 * sequencer hears of them.
 */
final class Recorded implements TransactionSynchronization {

    private final List<UUID> entries = new ArrayList<>();
    private final List<QueuedEntry> unwritten = new ArrayList<>();
    private final List<Write> late = new ArrayList<>();
    private final Outstanding outstanding;

    private Recorded(Outstanding outstanding) {
        this.outstanding = outstanding;
    }

    static void note(QueuedEntry entry, Outstanding outstanding) {
        var recorded = here(outstanding, entry.type());
        recorded.entries.add(entry.id());
        recorded.unwritten.add(entry);
    }

    static void note(Write write, Outstanding outstanding) {
        here(outstanding, write.sql()).late.add(write);
    }

    private static Recorded here(Outstanding outstanding, String what) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("only in the read-write transaction of its change: " + what);
        }
        return inThisTransaction().orElseGet(() -> begin(outstanding));
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

    boolean holdsEntries() {
        return !entries.isEmpty();
    }

    List<Write> late() {
        return List.copyOf(late);
    }

    @Override
    public void afterCommit() {
        outstanding.committed(entries);
    }
}
