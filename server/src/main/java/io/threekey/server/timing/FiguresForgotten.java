package io.threekey.server.timing;

import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.CommitExemption;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps figures as long as they are shown: whole weeks, of which one is shown however little the policy lets anybody look back. */
@Component
class FiguresForgotten {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final TimingTables tables;
    private final ShownWeeks weeks;
    private final TransactionTemplate forgetting;

    FiguresForgotten(TimingTables tables, ShownWeeks weeks, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.weeks = weeks;
        this.forgetting = new TransactionTemplate(transactions);
        this.forgetting.setName(CommitExemption.TIMING_FIGURES.transaction());
    }

    @Bean
    RecurringJob forgettingOfFigures() {
        return RecurringJob.every(PAUSE, "timing.forget", this::forget);
    }

    void forget() {
        forgetting.executeWithoutResult(transaction -> tables.forgetBefore(weeks.keptFrom()));
    }
}
