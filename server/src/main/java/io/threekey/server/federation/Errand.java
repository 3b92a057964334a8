package io.threekey.server.federation;

import io.threekey.server.signin.ToldOfEnd.State;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Something that waits to be told to an application's server, as its row has it. The {@link Courier} does the rest. */
public interface Errand {

    String client();

    Matter matter();

    Progress progress();

    /**
     * @param attempts begun so far
     * @param since from when it counts as late
     * @param nextAt when it is tried next
     * @param problem of the last attempt that failed
     */
    record Progress(int attempts, Instant since, Instant nextAt, Optional<TellingProblem> problem) {}

    /** How it is sent; empty where nobody decides any more where to. */
    Optional<Supplier<Heard>> sending();

    /** Gives the next attempt its number, which no other has; empty where another node began it. */
    Optional<? extends Errand> begin(Instant at, Instant next);

    /**
     * Notes how this attempt ended, and records it unless it waits still; in the caller's transaction.
     *
     * @return false where a later attempt has begun, whose word counts: then nothing was written
     */
    boolean close(State outcome, Optional<TellingProblem> why, Instant at);
}
