package io.threekey.server.timing;

import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.CommitExemption;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What signing in took on each ward in the last whole week. Many sign-ins are read for it, so one node does it for all, about once
 * an hour; whoever asks reads a row for each ward.
 */
@Component
class WeekOfWards {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final PointOfCare figures;
    private final JdbcClient sql;
    private final Clock clock;
    private final TransactionTemplate counting;

    WeekOfWards(PointOfCare figures, JdbcClient sql, Clock clock, PlatformTransactionManager transactions) {
        this.figures = figures;
        this.sql = sql;
        this.clock = clock;
        this.counting = new TransactionTemplate(transactions);
        this.counting.setName(CommitExemption.TIMING_FIGURES.transaction());
    }

    /**
     * @param useCase its code
     * @param countedAt when it was
     */
    record OfWard(String ward, String useCase, boolean simulated, Spread whole, Instant countedAt) {}

    @Bean
    RecurringJob countingTheWeekOfWards() {
        return RecurringJob.every(PAUSE, "timing.week", this::count);
    }

    void count() {
        var simulated = figures.usual().isSimulated();
        var now = clock.instant();
        var groups = figures.groupsOfWards(Period.WEEK);
        counting.executeWithoutResult(transaction -> {
            sql.sql("delete from timing_week").update();
            groups.forEach(group -> insert(group, simulated, now));
        });
    }

    private void insert(TimedGroup group, boolean simulated, Instant now) {
        sql.sql("""
                insert into timing_week (ward, use_case, simulated, half_micros, most_micros, counted_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        group.name(),
                        group.useCase(),
                        simulated,
                        micros(group.whole().half()),
                        micros(group.whole().most()),
                        Timestamp.from(now))
                .update();
    }

    private static long micros(Duration took) {
        return TimeUnit.NANOSECONDS.toMicros(took.toNanos());
    }

    List<OfWard> all() {
        return sql.sql("select * from timing_week order by ward, use_case")
                .query((row, number) -> new OfWard(
                        row.getString("ward"),
                        row.getString("use_case"),
                        row.getBoolean("simulated"),
                        new Spread(duration(row.getLong("half_micros")), duration(row.getLong("most_micros"))),
                        row.getTimestamp("counted_at").toInstant()))
                .list();
    }

    private static Duration duration(long micros) {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }
}
