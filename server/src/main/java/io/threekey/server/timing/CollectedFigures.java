package io.threekey.server.timing;

import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.sealedrows.Pace;
import io.threekey.server.snapshots.Snapshot;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What this node measured since a second ago, written in one statement a kind while nobody waits. A node that is killed, and
 * a database that is away, cost these figures and nothing else.
 */
@Component
public class CollectedFigures implements Snapshot {

    /** Twenty seconds of a shift change; more is not kept. */
    private static final int MOST = 10_000;

    private final BlockingQueue<Measured> collected = new ArrayBlockingQueue<>(MOST);
    private final TimingTables tables;
    private final TransactionTemplate transaction;
    private final Pace pace = new Pace();

    CollectedFigures(TimingTables tables, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setName(CommitExemption.TIMING_FIGURES.transaction());
    }

    /** Waits for nothing: where there is no room left, it is not counted. */
    void note(Measured measured) {
        collected.offer(measured);
    }

    @Override
    public String name() {
        return "seconds at the point of care";
    }

    @Override
    public void lookAgain() {
        if (!collected.isEmpty() && pace.isDue()) {
            pace.run(this::flush);
        }
    }

    /** Writes what was measured so far. */
    public void flush() {
        var taken = new ArrayList<Measured>();
        collected.drainTo(taken);
        if (!taken.isEmpty()) {
            transaction.executeWithoutResult(status -> tables.insert(taken));
        }
    }
}
