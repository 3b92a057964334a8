package io.threekey.server.signin;

import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.CommitExemption;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Clears away how risky it looked last, where that says nothing any more. */
@Component
class RiskLevelsForgotten {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final RiskLevels levels;
    private final TransactionTemplate forgetting;

    RiskLevelsForgotten(RiskLevels levels, PlatformTransactionManager transactions) {
        this.levels = levels;
        this.forgetting = new TransactionTemplate(transactions);
        this.forgetting.setName(CommitExemption.RISK_LEVELS_FORGOTTEN.transaction());
    }

    @Bean
    RecurringJob forgettingOfRiskLevels() {
        return RecurringJob.every(PAUSE, "signin.forget-risk-levels", this::forget);
    }

    void forget() {
        forgetting.executeWithoutResult(transaction -> levels.forget());
    }
}
