package io.threekey.server.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * What this node has committed to the queue and not yet seen in the tree. An entry that is in neither was deleted by
 * someone else, which nothing inside the database could tell.
 */
@Component
class Outstanding {

    /** Beyond this many, while the sequencer stands still, further ones are not watched. */
    private static final int MOST = 200_000;

    private final Set<UUID> entries = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);

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
    }

    List<UUID> unaccounted(int most) {
        return entries.stream().limit(most).toList();
    }

    /** Waits for a commit on this node, at most this long. */
    void awaitNews(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }
}
