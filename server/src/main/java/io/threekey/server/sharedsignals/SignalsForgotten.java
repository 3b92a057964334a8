package io.threekey.server.sharedsignals;

import io.threekey.server.federation.TellingProblem;
import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.CommitExemption;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives up what nobody fetched for a week, which is recorded, and clears away what is of no use any more. */
@Component
class SignalsForgotten {

    static final Duration KEPT_WAITING = Duration.ofDays(7);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private final SignalTable signals;
    private final SubjectTable subjects;
    private final HeardTable heard;
    private final LostSignals outcomes;
    private final Clock clock;
    private final TransactionTemplate recorded;
    private final TransactionTemplate forgetting;

    SignalsForgotten(
            SignalTable signals,
            SubjectTable subjects,
            HeardTable heard,
            LostSignals outcomes,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.signals = signals;
        this.subjects = subjects;
        this.heard = heard;
        this.outcomes = outcomes;
        this.clock = clock;
        this.recorded = new TransactionTemplate(transactions);
        this.forgetting = new TransactionTemplate(transactions);
        this.forgetting.setName(CommitExemption.SIGNALS_FORGOTTEN.transaction());
    }

    @Bean
    RecurringJob forgettingOfSignals() {
        return RecurringJob.every(PAUSE, "sharedsignals.forget", this::forget);
    }

    void forget() {
        var now = clock.instant();
        recorded.executeWithoutResult(transaction -> {
            var late = signals.giveUpThoseBefore(
                    now.minus(KEPT_WAITING), TellingProblem.of(TellingProblem.Kind.NOT_FETCHED), now, AT_ONCE);
            late.forEach(outcomes::record);
            if (late.isEmpty()) {
                transaction.setRollbackOnly();
            }
        });
        forgetting.executeWithoutResult(transaction -> {
            signals.forgetThoseBefore(now);
            subjects.forgetThoseBefore(now);
            heard.forgetThoseBefore(now);
        });
    }
}
