package io.threekey.server.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What this node has committed to the queue and not yet seen in the tree. An entry that is in neither was deleted by
 * someone else, which nothing inside the database could tell. Where too many wait, writers wait as well; nobody is ever
 * refused for it, and nobody waits for a sequencer that stands still.
 */
@Component
class Outstanding {

    /** So many of one node's entries may wait for the tree, beside those of transactions that have already begun. */
    static final int ROOM = 20_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    /** Beyond this many, while the sequencer stands still, further ones are not watched. */
    private static final int MOST = 200_000;

    private final Set<UUID> entries = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final int room;
    private final Duration longestWait;
    private boolean moving = true;
    private long moves;

    @Autowired
    Outstanding() {
        this(ROOM, LONGEST_WAIT);
    }

    Outstanding(int room, Duration longestWait) {
        this.room = room;
        this.longestWait = longestWait;
    }

    void committed(Collection<UUID> committed) {
        if (entries.size() < MOST) {
            entries.addAll(committed);
        }
        wake();
    }

    void wake() {
        news.release();
    }

    void accountedFor(Collection<UUID> found) {
        found.forEach(entries::remove);
        if (!found.isEmpty()) {
            moved();
        }
    }

    List<UUID> unaccounted(int most) {
        return entries.stream().limit(most).toList();
    }

    int waiting() {
        return entries.size();
    }

    /** Waits for a commit on this node, at most this long. */
    void awaitNews(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    /** For who is about to write and holds neither a connection nor a lock. */
    void awaitRoom() {
        if (isFull()) {
            try {
                awaitMove();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt(); // goes on: the change at hand matters more
            }
        }
    }

    private synchronized void awaitMove() throws InterruptedException {
        var movesBefore = moves;
        var end = System.nanoTime() + longestWait.toNanos();
        while (isFull() && moving) {
            var rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (rest > 0) {
                wait(rest);
            } else {
                moving = moves != movesBefore;
                notifyAll(); // where nothing moves, nobody else has to find that out by waiting
                return;
            }
        }
    }

    private synchronized void moved() {
        moves++;
        moving = true;
        notifyAll();
    }

    private boolean isFull() {
        return entries.size() >= room;
    }
}
