package io.threekey.server.sharedsignals;

import io.threekey.server.federation.TellingProblem;
import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.CommitExemption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives up what nobody fetched for a week, and what is more than is kept, each recorded; has pushed what was parked while its
 * stream came back; and clears away what is of no use any more.
 */
@Component
class SignalsForgotten {

    static final Duration KEPT_WAITING = Duration.ofDays(7);

    static final int MOST_WAITING = 10_000;

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private final StreamTable streams;
    private final SignalTable signals;
    private final SubjectTable subjects;
    private final HeardTable heard;
    private final LostSignals outcomes;
    private final Pushing pushing;
    private final Clock clock;
    private final TransactionTemplate recorded;
    private final TransactionTemplate forgetting;

    SignalsForgotten(
            StreamTable streams,
            SignalTable signals,
            SubjectTable subjects,
            HeardTable heard,
            LostSignals outcomes,
            Pushing pushing,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.streams = streams;
        this.signals = signals;
        this.subjects = subjects;
        this.heard = heard;
        this.outcomes = outcomes;
        this.pushing = pushing;
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
        var notFetched = TellingProblem.of(TellingProblem.Kind.NOT_FETCHED);
        given(() -> signals.giveUpThoseBefore(now.minus(KEPT_WAITING), notFetched, now, AT_ONCE));
        streams.all().forEach(stream -> lookAfter(stream, now));
        forgetting.executeWithoutResult(transaction -> {
            signals.forgetThoseBefore(now);
            subjects.forgetThoseBefore(now);
            heard.forgetThoseBefore(now);
        });
    }

    /** What a sign-in put down by how the stream stood before it was changed is found here. */
    private void lookAfter(SignalStream stream, Instant now) {
        var tooMany = TellingProblem.of(TellingProblem.Kind.TOO_MANY);
        while (given(() -> signals.giveUpThoseBeyond(MOST_WAITING, stream.client(), tooMany, now, AT_ONCE))) {
            // as many at once as one transaction bears
        }
        if (stream.pushesNow() && signals.isAnyParked(stream.client())) {
            pushing.resume(stream.client());
        }
    }

    /** @return whether as many were given up as may be at once */
    private boolean given(Supplier<List<WaitingSignal>> up) {
        return Boolean.TRUE.equals(recorded.execute(transaction -> {
            var lost = up.get();
            lost.forEach(outcomes::record);
            if (lost.isEmpty()) {
                transaction.setRollbackOnly();
            }
            return lost.size() == AT_ONCE;
        }));
    }
}
