package io.threekey.server.jobs;

/** The stable name of a kind of work, such as {@code notices.deliver}. Rows of jobs outlive releases, so it is never changed. */
public record JobName(String value) {

    public JobName {
        if (!value.matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+")) {
            throw new IllegalArgumentException("not the name of a job, such as notices.deliver: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
