package io.threekey.server.sealedrows;

import java.util.concurrent.TimeUnit;

/** Keeps a search that repeats for ever to a fiftieth of a thread, however much there is to search. One thread's own. */
public final class Pace {

    private static final long SHORTEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final int PAUSE_PER_SEARCH = 50;

    private long next = System.nanoTime();

    public boolean isDue() {
        return System.nanoTime() - next >= 0;
    }

    public void run(Runnable search) {
        var started = System.nanoTime();
        search.run();
        var ended = System.nanoTime();
        next = ended + Math.max(SHORTEST_PAUSE, (ended - started) * PAUSE_PER_SEARCH);
    }
}
