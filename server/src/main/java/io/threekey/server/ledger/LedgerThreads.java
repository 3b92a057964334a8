package io.threekey.server.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What goes on for as long as the node lives: on one thread the sequencer, on the other by turns the integrity walk, the
 * search for missing entries, the ledger's keys and the move of older tiles to files.
 */
@Component
class LedgerThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LedgerThreads.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** A commit hurries the sequencer, but commits of this long go into one publication. */
    static final Duration GATHERING = Duration.ofMillis(200);
    /** About ten seconds of a database that is away are no news yet. */
    private static final int FAILURES_BEFORE_ALARM = 9;

    private final Sequencer sequencer;
    private final IntegrityWalk walk;
    private final MissingEntries missing;
    private final LogKeyRotation rotation;
    private final ColdTiles coldTiles;
    private final Outstanding outstanding;
    private final Alarms alarms;
    private final Vigil.Watcher overSequencer;
    private final Vigil.Watcher overIntegrity;
    private final Vigil.Watcher overMissing;
    private final Vigil.Watcher overRotation;
    private final Vigil.Watcher overColdTiles;
    private final Pace walking = Pace.ofLittle();
    private volatile boolean running;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile List<Thread> threads = List.of();
    private int failures;

    LedgerThreads(
            Sequencer sequencer,
            IntegrityWalk walk,
            MissingEntries missing,
            LogKeyRotation rotation,
            ColdTiles coldTiles,
            Outstanding outstanding,
            Alarms alarms,
            Vigil vigil) {
        this.sequencer = sequencer;
        this.walk = walk;
        this.missing = missing;
        this.rotation = rotation;
        this.coldTiles = coldTiles;
        this.outstanding = outstanding;
        this.alarms = alarms;
        this.overSequencer = vigil.over(Vigil.LEDGER, "the growth of the ledger");
        this.overIntegrity = vigil.over(Vigil.LEDGER, "the ledger's integrity");
        this.overMissing = vigil.over(Vigil.LEDGER, "entries that never reached the ledger");
        this.overRotation = vigil.over(Vigil.LEDGER, "the ledger's keys");
        this.overColdTiles = vigil.over(Alarms.TILES_UNWATCHED, "the older parts of the ledger's tree");
    }

    /** The first step is taken before the node answers anybody, so that it speaks of a verified head only. */
    @Override
    public void start() {
        running = true;
        stopping = new CountDownLatch(1);
        takeIn();
        threads = List.of(
                Thread.ofPlatform().daemon().name("ledger-sequencer").start(() -> repeat(this::sequence)),
                Thread.ofPlatform().daemon().name("ledger-integrity").start(() -> repeat(this::lookBack)));
    }

    private void sequence() throws InterruptedException {
        outstanding.awaitNews(IDLE);
        takeIn();
        overSequencer.looked(); // one that fails is told by its own alarm; this one tells of one that hangs
        pause(GATHERING);
    }

    private void lookBack() throws InterruptedException {
        pause(IDLE);
        tried(this::walkOn, overIntegrity);
        tried(missing::look, overMissing);
        tried(rotation::look, overRotation);
        tried(coldTiles::moveSome, overColdTiles);
    }

    /** Resting in between is part of the walk, and no silence. */
    private void walkOn() {
        walking.runIfDue(walk::nextSlice);
    }

    /** Each by itself, so that whoever breaks one look does not break the other. */
    private static void tried(Runnable look, Vigil.Watcher watcher) {
        try {
            look.run();
            watcher.looked();
        } catch (RuntimeException unreachable) {
            log.debug("{} could not be looked after", watcher, unreachable);
        }
    }

    private void takeIn() {
        try {
            var more = true;
            while (running && more) {
                // what came meanwhile gathers first: a signature and a publication for a few entries cost as for
                // thousands
                more = sequencer.step() == Sequencer.MOST_AT_ONCE;
                overSequencer.looked(); // under load there may be no end of steps
                failures = 0;
            }
            alarms.over(Alarms.STANDING_STILL);
        } catch (RuntimeException broken) {
            if (running) {
                failed(broken);
            }
        }
    }

    private void failed(RuntimeException broken) {
        failures++;
        if (failures == 1) {
            log.warn("the ledger's sequencer failed and tries again", broken);
        } else if (failures > FAILURES_BEFORE_ALARM) {
            alarms.raise(Alarms.STANDING_STILL);
        }
    }

    private void pause(Duration length) throws InterruptedException {
        if (stopping.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
            log.debug("the ledger's threads end");
        }
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    private void repeat(Interruptible work) {
        try {
            while (running) {
                work.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without interrupting, which would close the file in the node's home that is being written. */
    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        outstanding.wake();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is 2048 less than the default, and after it at the end. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
