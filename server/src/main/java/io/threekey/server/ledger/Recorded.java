package io.threekey.server.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The entries that the transaction at hand appended; once it has committed, the sequencer hears of them. */
final class Recorded implements TransactionSynchronization {

    private final List<UUID> entries = new ArrayList<>();
    private final Outstanding outstanding;

    private Recorded(Outstanding outstanding) {
        this.outstanding = outstanding;
    }

    static void note(UUID entry, Outstanding outstanding) {
        var recorded = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .findFirst()
                .orElseGet(() -> begin(outstanding));
        recorded.entries.add(entry);
    }

    private static Recorded begin(Outstanding outstanding) {
        var recorded = new Recorded(outstanding);
        TransactionSynchronizationManager.registerSynchronization(recorded);
        return recorded;
    }

    static boolean inThisTransaction() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(Recorded.class::isInstance);
    }

    @Override
    public void afterCommit() {
        outstanding.committed(entries);
    }
}
