package io.threekey.server.jobs;

import java.time.Duration;

/**
 * Work that one node of the installation does again and again; contributed as a bean.
 *
 * @param pause from the end of one run to the beginning of the next
 */
public record RecurringJob(JobName name, Duration pause, Runnable work) {

    public RecurringJob {
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("a job without pause: " + name);
        }
    }

    public static RecurringJob every(Duration pause, String name, Runnable work) {
        return new RecurringJob(new JobName(name), pause, work);
    }
}
