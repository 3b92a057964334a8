package io.threekey.server.timing;

import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.people.StaffMonitoring;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps figures as long as they are shown, and never longer than the policy lets anybody look back at sign-ins. */
@Component
class FiguresForgotten {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final TimingTables tables;
    private final StaffMonitoring monitoring;
    private final Clock clock;
    private final TransactionTemplate forgetting;

    FiguresForgotten(
            TimingTables tables, StaffMonitoring monitoring, Clock clock, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.monitoring = monitoring;
        this.clock = clock;
        this.forgetting = new TransactionTemplate(transactions);
        this.forgetting.setName(CommitExemption.TIMING_FIGURES.transaction());
    }

    @Bean
    RecurringJob forgettingOfFigures() {
        return RecurringJob.every(PAUSE, "timing.forget", this::forget);
    }

    void forget() {
        var oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(Period.kept(monitoring));
        forgetting.executeWithoutResult(transaction -> tables.forgetBefore(oldest));
    }
}
