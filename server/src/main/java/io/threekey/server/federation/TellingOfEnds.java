package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.federation.ApplicationServers.Heard;
import io.threekey.server.jobs.OneTimeJob;
import io.threekey.server.jobs.OneTimeJob.Again;
import io.threekey.server.jobs.OneTimeJob.Done;
import io.threekey.server.jobs.OneTimeJob.Due;
import io.threekey.server.jobs.OneTimeJob.Next;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.ToldOfEnd.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells an application that a session is over. An attempt's number is committed before anything is sent, together with
 * the time of the next one: whoever dies in between is followed by that. What is sent waits on no thread of the jobs', so
 * that applications that hang hold up neither others nor the pages that must reach people.
 */
@Component
class TellingOfEnds {

    private static final Logger log = LoggerFactory.getLogger(TellingOfEnds.class);

    /** Each is longer than an attempt can take. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(40));

    static final int MOST_ATTEMPTS = PAUSES.size();

    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(1);
    private static final int ID_LENGTH = 16;

    private final EndTable ends;
    private final Applications applications;
    private final ApplicationServers servers;
    private final Tokens tokens;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;
    private final RoomToSend room = new RoomToSend();
    private final TransactionTemplate recorded;
    private final TransactionTemplate unrecorded;

    TellingOfEnds(
            EndTable ends,
            Applications applications,
            ApplicationServers servers,
            Tokens tokens,
            Ledger ledger,
            Clock clock,
            RandomGenerator random,
            PlatformTransactionManager transactions) {
        this.ends = ends;
        this.applications = applications;
        this.servers = servers;
        this.tokens = tokens;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        this.recorded = new TransactionTemplate(transactions);
        this.unrecorded = new TransactionTemplate(transactions);
        this.unrecorded.setName(CommitExemption.END_TRIED_TO_TELL.transaction());
    }

    @Bean
    OneTimeJob tellApplicationsOfEnds() {
        return new OneTimeJob(EndsOfSessions.TELL, this::run);
    }

    Next run(Due due) {
        return ends.waiting(due.key())
                .map(seen -> tried(EndToTell.read(due.data()), seen))
                .orElseGet(Done::new);
    }

    private Next tried(EndToTell end, EndTold seen) {
        if (clock.instant().isBefore(seen.nextAt())) {
            return new Again(seen.nextAt());
        }
        if (seen.attempts() >= MOST_ATTEMPTS) {
            return closed(end, seen, State.GAVE_UP, seen.problem());
        }
        return applications
                .find(end.client())
                .flatMap(Application::toldAt)
                .map(address -> begun(end, seen, () -> servers.tell(address, token(end))))
                .orElseGet(() -> closed(end, seen, State.NO_ADDRESS, Optional.empty()));
    }

    private interface Sending {
        Heard send();
    }

    private Next begun(EndToTell end, EndTold seen, Sending sending) {
        var now = clock.instant();
        if (!room.take(end.client())) {
            return new Again(now.plus(UNTIL_THERE_IS_ROOM));
        }
        var next = now.plus(PAUSES.get(seen.attempts()));
        var began = Optional.<EndTold>empty();
        try {
            began = unrecorded.execute(transaction -> ends.begin(seen, now, next));
        } finally {
            if (began.isEmpty()) {
                room.giveBack(end.client());
            }
        }
        began.ifPresent(attempt ->
                Thread.ofVirtual().name("tells " + end.client()).start(() -> attempt(end, attempt, sending)));
        return new Again(next);
    }

    private void attempt(EndToTell end, EndTold attempt, Sending sending) {
        try {
            switch (sending.send()) {
                case Heard.Yes yes -> closed(end, attempt, State.TOLD, Optional.empty());
                case Heard.No(var why) -> closed(end, attempt, State.SAID_NO, Optional.of(why));
                case Heard.Nothing(var why) -> closed(end, attempt, State.WAITING, Optional.of(why));
            }
        } catch (RuntimeException failed) {
            log.warn("{} could not be told that a session is over; it is told again", end.client(), failed);
        } finally {
            room.giveBack(end.client());
        }
    }

    private Next closed(EndToTell end, EndTold attempt, State state, Optional<TellingProblem> why) {
        var outcome = attempt.ended(state, why, clock.instant());
        switch (state) {
            case WAITING, NO_ADDRESS -> unrecorded.executeWithoutResult(transaction -> ends.end(outcome));
            case TOLD, SAID_NO, GAVE_UP ->
                recorded.executeWithoutResult(transaction -> {
                    if (ends.end(outcome)) {
                        ledger.append(
                                state == State.TOLD ? FederationEntries.TOLD_OF_END : FederationEntries.NOT_TOLD_OF_END,
                                end.person().value(),
                                FederationEntries.told(end, outcome));
                    } else {
                        transaction.setRollbackOnly();
                    }
                });
        }
        return new Done();
    }

    private String token(EndToTell end) {
        var id = new byte[ID_LENGTH];
        random.nextBytes(id);
        return tokens.logout(end, Base64Url.encode(id), clock.instant());
    }
}
