package io.threekey.server.federation;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when a node tells of ends without a break. It had one where nothing came to it for longer than anything that waits
 * stays away, as while the database is: much is due at once then, and none of that is late by an application's fault.
 */
final class AtWork {

    /** What found no room comes back twice as often at least. */
    static final Duration BREAK = RoomToSend.LONGEST.multipliedBy(2);

    private Instant since;
    private Instant last;

    AtWork(Instant since) {
        this.since = since;
        this.last = since;
    }

    synchronized void note(Instant now) {
        if (now.isAfter(last.plus(BREAK))) {
            since = now;
        }
        if (now.isAfter(last)) {
            last = now;
        }
    }

    synchronized Instant since() {
        return since;
    }
}
