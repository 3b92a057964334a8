package io.threekey.server.ledger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps what is noted for searches up with the tree, and recounts it, at a pace that leaves the machine to others. */
@Component
class ReferenceThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReferenceThread.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final ReferenceFollower follower;
    private final ReferenceRecount recount;
    private final Vigil.Watcher watcher;
    private final Pace recounting = Pace.ofLittle();
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile Thread thread = Thread.ofPlatform().unstarted(() -> {});

    ReferenceThread(ReferenceFollower follower, ReferenceRecount recount, Vigil vigil) {
        this.follower = follower;
        this.recount = recount;
        this.watcher = vigil.over(Alarms.SEARCH_UNWATCHED, "what searches of the ledger find");
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().daemon().name("ledger-references").start(this::keep);
    }

    private void keep() {
        try {
            var pause = Duration.ZERO;
            while (!stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                var begun = System.nanoTime();
                var more = step();
                // where there is more to do, half of the time is for others
                pause = more ? Duration.ofNanos(System.nanoTime() - begun) : IDLE;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean step() {
        try {
            var more = follower.step();
            if (!more) {
                recounting.runIfDue(recount::nextSlice);
            }
            watcher.looked();
            return more;
        } catch (RuntimeException unreachable) {
            log.debug("what entries refer to could not be noted", unreachable);
            return false;
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** With the ledger's other threads. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
