package io.threekey.server.sharedsignals;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.ToldSignals;
import io.threekey.server.federation.ApplicationServers;
import io.threekey.server.federation.Courier;
import io.threekey.server.federation.Errand;
import io.threekey.server.federation.Heard;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Letter;
import io.threekey.server.federation.Matter;
import io.threekey.server.federation.TellingProblem;
import io.threekey.server.federation.Tokens;
import io.threekey.server.jobs.JobName;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.jobs.OneTimeJob;
import io.threekey.server.jobs.OneTimeJob.Again;
import io.threekey.server.jobs.OneTimeJob.Done;
import io.threekey.server.jobs.OneTimeJob.Due;
import io.threekey.server.jobs.OneTimeJob.Next;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.signin.ToldOfEnd.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pushes signals to applications (RFC 8935), of each person in the order in which they happened. Whether it may hear this,
 * and where, is asked of its registration at each attempt.
 */
@Component
class Pushing {

    static final JobName RESUME = new JobName("sharedsignals.resume");

    private static final int AT_ONCE = 500;
    private static final Duration BRIEFLY = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** 2.2 of it says 202; those who answer that all is well mean the same. */
    private static final Set<Integer> YES = Set.of(200, 202, 204);

    private final StreamTable streams;
    private final SignalTable signals;
    private final StreamSecrets secrets;
    private final LostSignals outcomes;
    private final Applications applications;
    private final ApplicationServers servers;
    private final Courier courier;
    private final Tokens tokens;
    private final Issuer issuer;
    private final Jobs jobs;
    private final Clock clock;
    private final TransactionTemplate unrecorded;

    Pushing(
            StreamTable streams,
            SignalTable signals,
            StreamSecrets secrets,
            LostSignals outcomes,
            Applications applications,
            ApplicationServers servers,
            Courier courier,
            Tokens tokens,
            Issuer issuer,
            Jobs jobs,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.streams = streams;
        this.signals = signals;
        this.secrets = secrets;
        this.outcomes = outcomes;
        this.applications = applications;
        this.servers = servers;
        this.courier = courier;
        this.tokens = tokens;
        this.issuer = issuer;
        this.jobs = jobs;
        this.clock = clock;
        this.unrecorded = new TransactionTemplate(transactions);
        this.unrecorded.setName(CommitExemption.TRIED_TO_TELL.transaction());
    }

    @Bean
    OneTimeJob pushSignals() {
        return new OneTimeJob(Announcing.PUSH, this::push);
    }

    @Bean
    OneTimeJob resumePushing() {
        return new OneTimeJob(RESUME, due -> resume(due.data()));
    }

    Next push(Due due) {
        var waiting = signals.waiting(due.key());
        if (waiting.isEmpty()) {
            return new Done();
        }
        var stream = streams.of(waiting.get().client());
        if (stream.filter(SignalStream::pushesNow).isEmpty()) {
            return parked(waiting.get());
        }
        var earlier = signals.before(waiting.get());
        if (earlier.isPresent()) {
            return new Again(after(earlier.get()));
        }
        return courier.run(() -> signals.waiting(due.key()).map(seen -> new OfASignal(seen, stream.get())));
    }

    /** Unless it was enabled again meanwhile, so that whoever resumes it finds all that was parked. */
    private Next parked(WaitingSignal signal) {
        return Boolean.TRUE.equals(unrecorded.execute(transaction -> {
                    if (streams.findAndKeep(signal.client())
                            .filter(SignalStream::pushesNow)
                            .isPresent()) {
                        return false;
                    }
                    signals.park(signal.jti());
                    return true;
                }))
                ? new Done()
                : new Again(clock.instant());
    }

    /** Once the one before it was tried again; and within a minute, since it may be under way and told this moment. */
    private Instant after(WaitingSignal earlier) {
        var soon = courier.later(Matter.SIGNALS, earlier.client());
        var tried = earlier.nextAt().plus(BRIEFLY);
        var latest = clock.instant().plus(A_MINUTE);
        var then = tried.isAfter(latest) ? latest : tried;
        return then.isAfter(soon) ? then : soon;
    }

    /** What waited while the stream was paused, or was fetched before, some at once. */
    Next resume(String client) {
        var now = clock.instant();
        var more = unrecorded.execute(transaction -> {
            if (streams.findAndKeep(client).filter(SignalStream::pushesNow).isEmpty()) {
                return false;
            }
            var taken = signals.unpark(client, now, AT_ONCE);
            taken.forEach(jti -> jobs.schedule(Announcing.PUSH, jti, now, jti));
            return taken.size() == AT_ONCE;
        });
        return Boolean.TRUE.equals(more) ? new Again(now.plus(BRIEFLY)) : new Done();
    }

    private final class OfASignal implements Errand {

        private final WaitingSignal seen;
        private final SignalStream stream;

        private OfASignal(WaitingSignal seen, SignalStream stream) {
            this.seen = seen;
            this.stream = stream;
        }

        @Override
        public String client() {
            return seen.client();
        }

        @Override
        public Matter matter() {
            return Matter.SIGNALS;
        }

        @Override
        public Progress progress() {
            return new Progress(seen.attempts(), seen.since(), seen.nextAt(), seen.problem());
        }

        /** A row that nobody here wrote is as good as absent, and is told to nobody. */
        @Override
        public Optional<Supplier<Heard>> sending() {
            return applications
                    .find(seen.client())
                    .flatMap(application -> application
                            .signals()
                            .filter(signals -> SignalTypes.signal(seen.type())
                                    .map(signals.which()::contains)
                                    .orElse(true))
                            .flatMap(ToldSignals::pushedTo)
                            .flatMap(address -> signals.event(seen.jti())
                                    .filter(event -> event.client().equals(seen.client())
                                            && event.type().equals(seen.type()))
                                    .map(event -> () -> servers.tell(address, letter(application, event)))));
        }

        private Letter letter(Application application, SignalEvent event) {
            return new Letter(
                    "application/secevent+jwt",
                    tokens.securityEvent(application, event.claims(issuer.name())),
                    secrets.opened(stream),
                    YES);
        }

        @Override
        public Optional<OfASignal> begin(Instant at, Instant next) {
            return signals.begin(seen, at, next).map(begun -> new OfASignal(begun, stream));
        }

        @Override
        public boolean close(State state, Optional<TellingProblem> why, Instant at) {
            var outcome = seen.ended(state, why, at);
            var noted = signals.end(outcome);
            if (noted && state != State.WAITING) {
                outcomes.record(outcome);
            }
            return noted;
        }
    }
}
