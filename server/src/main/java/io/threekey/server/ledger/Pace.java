package io.threekey.server.ledger;

import java.util.concurrent.TimeUnit;

/**
 * Keeps work that repeats for ever to a fiftieth of a thread, however much of it there is, and to less where others need
 * the machine. One thread's own.
 */
public final class Pace {

    private static final long SHORTEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final int PAUSE_PER_PIECE = 50;

    private long next = System.nanoTime();

    public boolean isDue() {
        return System.nanoTime() - next >= 0;
    }

    public void run(Runnable piece) {
        var started = System.nanoTime();
        piece.run();
        var ended = System.nanoTime();
        next = ended + Math.max(SHORTEST_PAUSE, (ended - started) * PAUSE_PER_PIECE);
    }
}
