package io.threekey.server.jobs;

import java.time.Instant;

/**
 * Work that is scheduled by {@link Jobs} and done by one node when it is due; contributed as a bean. A node that dies in
 * the middle leaves it to another one, so the work must bear being begun twice: it commits what it did together with a
 * mark by which a second run sees that nothing is left to do.
 */
public record OneTimeJob(JobName name, Work work) {

    public static OneTimeJob of(String name, Work work) {
        return new OneTimeJob(new JobName(name), work);
    }

    /** Runs outside of any transaction. An exception is logged, and the work tried again later, ever less often. */
    public interface Work {
        Next run(Due due);
    }

    /**
     * @param key as it was scheduled with
     * @param data as it was scheduled with, and surely so
     */
    public record Due(String key, String data) {}

    public sealed interface Next {}

    /** Nothing is left to do. */
    public record Done() implements Next {}

    /** Not done: again at this time. */
    public record Again(Instant at) implements Next {}
}
