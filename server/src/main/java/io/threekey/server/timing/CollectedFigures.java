package io.threekey.server.timing;

import io.threekey.server.ledger.CommitExemption;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What this node measured since a second ago, written in one statement a kind by a thread of its own, so that neither a
 * sign-in nor anything that watches waits for it. A node that is killed, and a database that is away, cost these figures.
 */
@Component
public class CollectedFigures implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CollectedFigures.class);

    /** Twenty seconds of a shift change; more is not kept. */
    private static final int MOST = 10_000;

    private static final long PAUSE_MILLIS = 1_000;
    private static final long LEAVE_MILLIS = 2_000;

    private final BlockingQueue<Measured> collected = new ArrayBlockingQueue<>(MOST);
    private final TimingTables tables;
    private final TransactionTemplate transaction;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    CollectedFigures(TimingTables tables, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setName(CommitExemption.TIMING_FIGURES.transaction());
    }

    /** Waits for nothing: where there is no room left, it is not counted. */
    void note(Measured measured) {
        collected.offer(measured);
    }

    /** Writes what was measured so far. */
    public void flush() {
        var taken = new ArrayList<Measured>();
        collected.drainTo(taken);
        if (!taken.isEmpty()) {
            transaction.executeWithoutResult(status -> tables.insert(taken));
        }
    }

    private void flushOrLose() {
        try {
            flush();
        } catch (RuntimeException away) {
            log.debug("what the last second measured is lost", away);
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("timing").start(this::collect);
    }

    private void collect() {
        while (running) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
            flushOrLose();
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(LEAVE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        flushOrLose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
