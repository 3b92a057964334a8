package io.threekey.server.jobs;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that this node cannot look for jobs, and once that it can again. db-scheduler itself would fill the log for as
 * long as the database is away, so its loggers for that are off.
 */
final class WordOfTrouble extends AbstractSchedulerListener {

    private static final Logger log = LoggerFactory.getLogger(WordOfTrouble.class);

    private final AtomicBoolean troubled = new AtomicBoolean();

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        switch (type) {
            case UNEXPECTED_ERROR -> {
                if (troubled.compareAndSet(false, true)) {
                    log.warn("jobs wait: their table cannot be read or written");
                }
            }
            case RAN_EXECUTE_DUE -> {
                if (troubled.compareAndSet(true, false)) {
                    log.info("jobs go on");
                }
            }
            default -> log.trace("{}", type);
        }
    }
}
