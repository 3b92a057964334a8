package io.threekey.server.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;

/** Does what is due as long as the node lives. Of several nodes, each job is done by the one that took its row first. */
@Component
class JobThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobThreads.class);
    private static final int MOST_AT_ONCE = 8;
    /** What this node schedules it hears of at once; this is for what becomes due, and for other nodes' jobs. */
    private static final Duration LOOKING = Duration.ofMillis(500);
    /** Work whose node has missed four of these is taken over. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final int SIGNS_MISSED = 4;
    private static final Duration LEAVE = Duration.ofSeconds(5);
    private static final int NAME_LENGTH = 8;

    private final DataSource bookkeeping;
    private final ObjectProvider<OneTimeJob> oneTime;
    private final ObjectProvider<RecurringJob> recurring;
    private final ScheduledWork work;
    private final Clock clock;
    private final String node;
    private volatile Optional<Scheduler> scheduler = Optional.empty();
    private volatile Thread looking = Thread.ofVirtual().unstarted(() -> {});

    JobThreads(
            DataSource pool,
            PlatformTransactionManager guard,
            ObjectProvider<OneTimeJob> oneTime,
            ObjectProvider<RecurringJob> recurring,
            ScheduledWork work,
            Clock clock,
            RandomGenerator random) {
        this.bookkeeping = new GuardedConnections(pool, guard);
        this.oneTime = oneTime;
        this.recurring = recurring;
        this.work = work;
        this.clock = clock;
        var name = new byte[NAME_LENGTH];
        random.nextBytes(name);
        this.node = HexFormat.of().formatHex(name);
    }

    @Override
    public void start() {
        var repeated = recurring.stream().map(work::task).toList();
        var known = oneTime.stream().<Task<?>>map(work::task).toList();
        var started = Scheduler.create(bookkeeping, known)
                .startTasks(repeated)
                .tableName("jobs_job")
                .schedulerName(new SchedulerName.Fixed(node))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .serializer(new PlainBytes())
                .clock(clock::instant)
                .threads(MOST_AT_ONCE)
                .pollingInterval(LOOKING)
                .heartbeatInterval(SIGN_OF_LIFE)
                .missedHeartbeatsLimit(SIGNS_MISSED)
                .commitWhenAutocommitDisabled(true)
                .addSchedulerListener(new WordOfTrouble())
                .shutdownMaxWait(LEAVE)
                .build();
        started.start();
        scheduler = Optional.of(started);
        looking = Thread.ofVirtual().name("jobs-looking").start(this::keepLooking);
    }

    /** db-scheduler measures its pauses with the clock it is given, which may be held still. */
    private void keepLooking() {
        try {
            while (true) {
                Thread.sleep(LOOKING);
                scheduler.ifPresent(Scheduler::triggerCheckForDueExecutions);
            }
        } catch (InterruptedException stopped) {
            log.debug("this node looks for no more jobs");
        }
    }

    @TransactionalEventListener
    void hear(Jobs.Scheduled scheduled) {
        if (!scheduled.at().isAfter(clock.instant())) {
            scheduler.ifPresent(Scheduler::triggerCheckForDueExecutions);
        }
    }

    @EventListener
    void hear(Jobs.Hurried hurried) {
        scheduler.ifPresent(Scheduler::triggerCheckForDueExecutions);
    }

    @Override
    public void stop() {
        looking.interrupt();
        scheduler.ifPresent(Scheduler::stop);
        scheduler = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return scheduler.isPresent();
    }
}
