package io.threekey.server.federation;

import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.CommitExemption;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Clears away codes, accesses and proofs that count for nothing any more. */
@Component
class ExpiredForgotten {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final FederationTables tables;
    private final Clock clock;
    private final TransactionTemplate forgetting;

    ExpiredForgotten(FederationTables tables, Clock clock, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.clock = clock;
        this.forgetting = new TransactionTemplate(transactions);
        this.forgetting.setName(CommitExemption.EXPIRED_CODES_FORGOTTEN.transaction());
    }

    @Bean
    RecurringJob forgettingOfExpiredCodes() {
        return RecurringJob.every(PAUSE, "federation.forget", this::forget);
    }

    void forget() {
        forgetting.executeWithoutResult(transaction -> tables.forgetWhatExpiredBefore(clock.instant()));
    }
}
