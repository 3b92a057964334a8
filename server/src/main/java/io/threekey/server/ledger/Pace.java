package io.threekey.server.ledger;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps work that repeats for ever to a fiftieth of a thread, however much of it there is, and to less where others need
 * the machine. One thread's own.
 */
public final class Pace {

    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    /** Half of the silence that the {@link Vigil} bears: whoever holds a piece up must not win a long rest by it. */
    private static final Duration LONGEST_REST_OF_LITTLE = Duration.ofSeconds(3);

    private static final int REST_PER_PIECE = 50;

    private final LongSupplier nanos;
    private final long longestRest;
    private long next;

    public Pace() {
        this(System::nanoTime, Long.MAX_VALUE);
    }

    private Pace(LongSupplier nanos, long longestRest) {
        this.nanos = nanos;
        this.longestRest = longestRest;
        this.next = nanos.getAsLong();
    }

    /** For work of which each piece takes little: its rests are short, whatever held one up. */
    public static Pace ofLittle() {
        return ofLittle(System::nanoTime);
    }

    static Pace ofLittle(LongSupplier nanos) {
        return new Pace(nanos, LONGEST_REST_OF_LITTLE.toNanos());
    }

    public boolean isDue() {
        return nanos.getAsLong() - next >= 0;
    }

    public void runIfDue(Runnable piece) {
        if (isDue()) {
            run(piece);
        }
    }

    /** One that throws is due again at once. */
    public void run(Runnable piece) {
        var started = nanos.getAsLong();
        piece.run();
        var ended = nanos.getAsLong();
        next = ended + Math.clamp((ended - started) * REST_PER_PIECE, SHORTEST_REST.toNanos(), longestRest);
    }
}
