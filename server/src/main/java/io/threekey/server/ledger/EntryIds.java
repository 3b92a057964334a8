package io.threekey.server.ledger;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Version 7 of RFC 9562 section 5.7, with a counter below the milliseconds (section 6.2, method 1): what one node records
 * later has the greater id, so that two entries of one transaction keep their order.
 */
final class EntryIds {

    private static final int COUNTER_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    EntryIds(RandomGenerator random) {
        this.random = random;
    }

    UUID next(Instant at) {
        var atLeast = at.toEpochMilli() << COUNTER_BITS;
        var ticks = last.updateAndGet(before -> Math.max(before + 1, atLeast));
        var high = ticks >> COUNTER_BITS << 16 | VERSION_7 | ticks & 0xfff;
        return new UUID(high, VARIANT | random.nextLong() >>> 2);
    }
}
