package io.threekey.server.jobs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts work off in the caller's transaction: it is scheduled, or called off, if and only if that transaction commits,
 * and survives restarts. What calls for it is recorded by the caller.
 */
@Component
public class Jobs {

    private final JdbcClient sql;
    private final SealedData seal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Jobs(JdbcClient sql, SealedData seal, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.seal = seal;
        this.events = events;
        this.clock = clock;
    }

    /** Published in the transaction that schedules something. */
    record Scheduled(Instant at) {}

    /** Somebody waits for what is due. */
    record Hurried() {}

    /**
     * Schedules work once for each key: where the same is scheduled already and not yet done, that stands as it is.
     *
     * @param key names the occasion, such as {@code proposal-17/reminder-2}
     * @param at when it is due; a time that has passed is now
     * @param data for the work; no secrets
     * @return whether it was not scheduled before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean schedule(JobName name, String key, Instant at, String data) {
        // two that schedule the same take turns, so that the second changes nothing and need not record anything
        sql.sql("select pg_advisory_xact_lock(hashtextextended('jobs_job ' || ?, 0))")
                .param(name + " " + key)
                .query(row -> {});
        var inserted = sql.sql("""
                        insert into jobs_job (task_name, task_instance, task_data, execution_time, picked, version)
                        values (?, ?, ?, ?, false, 1)
                        on conflict (task_name, task_instance) do nothing""")
                .params(name.value(), key, seal.sealed(name.value(), key, data), Timestamp.from(at))
                .update();
        if (inserted > 0) {
            events.publishEvent(new Scheduled(at));
        }
        return inserted > 0;
    }

    /** @return false where there is nothing of that name and key, or it is being done this moment */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean callOff(JobName name, String key) {
        return sql.sql("delete from jobs_job where task_name = ? and task_instance = ? and not picked")
                        .params(name.value(), key)
                        .update()
                > 0;
    }

    /**
     * Has this node look at once for what is due: for who moves the clock by hand, and must not run ahead of the work.
     *
     * @return whether anything still is due, or being done this moment
     */
    public boolean hurry() {
        var due = sql.sql("select exists (select from jobs_job where execution_time <= ?)")
                .param(Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
        if (due) {
            events.publishEvent(new Hurried());
        }
        return due;
    }
}
