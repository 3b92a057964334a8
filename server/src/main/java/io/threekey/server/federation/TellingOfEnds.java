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
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells an application that a session is over. An attempt's number is committed before anything is sent, together with
 * the time of the next one: whoever dies in between is followed by that. What is sent waits on no thread of the jobs', and
 * what finds no room comes back ever later and not for ever, so that applications that hang hold up neither others nor
 * the pages that must reach people.
 */
@Component
class TellingOfEnds {

    private static final Logger log = LoggerFactory.getLogger(TellingOfEnds.class);

    /** Between attempts, and each is longer than one can take. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(40));

    static final int MOST_ATTEMPTS = PAUSES.size() + 1;

    /**
     * From when the session was over, or this node came to tell of ends or came back to it, and finds much that is due. All
     * pauses together are shorter, so this is for what found no room.
     */
    static final Duration TOO_LATE = Duration.ofHours(2);

    /** For a node that dies in the last attempt, so that another gives up. */
    private static final Duration AFTER_THE_LAST = PAUSES.getFirst();

    private static final int ID_LENGTH = 16;

    private final EndTable ends;
    private final Applications applications;
    private final ApplicationServers servers;
    private final RoomToSend room;
    private final Tokens tokens;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;
    private final AtWork atWork;
    private final TransactionTemplate recorded;
    private final TransactionTemplate unrecorded;

    TellingOfEnds(
            EndTable ends,
            Applications applications,
            ApplicationServers servers,
            RoomToSend room,
            Tokens tokens,
            Ledger ledger,
            Clock clock,
            RandomGenerator random,
            PlatformTransactionManager transactions) {
        this.ends = ends;
        this.applications = applications;
        this.servers = servers;
        this.room = room;
        this.tokens = tokens;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        this.atWork = new AtWork(clock.instant());
        this.recorded = new TransactionTemplate(transactions);
        this.unrecorded = new TransactionTemplate(transactions);
        this.unrecorded.setName(CommitExemption.END_TRIED_TO_TELL.transaction());
    }

    @Bean
    OneTimeJob tellApplicationsOfEnds() {
        return new OneTimeJob(EndsOfSessions.TELL, this::run);
    }

    Next run(Due due) {
        var waiting = ends.waiting(due.key());
        atWork.note(clock.instant()); // once the database was there, and not before
        return waiting.map(seen -> tried(EndToTell.read(due.data()), seen)).orElseGet(Done::new);
    }

    private Next tried(EndToTell end, EndTold seen) {
        if (clock.instant().isBefore(seen.nextAt())) {
            return new Again(seen.nextAt());
        }
        if (seen.attempts() >= MOST_ATTEMPTS) {
            return closed(end, seen, State.UNCERTAIN, Optional.of(TellingProblem.of(TellingProblem.Kind.BROKEN_OFF)));
        }
        return applications
                .find(end.client())
                .flatMap(application -> application
                        .toldAt()
                        .map(address -> begun(end, seen, () -> servers.tell(address, token(application, end)))))
                .orElseGet(() -> closed(end, seen, State.ADDRESS_GONE, seen.problem()));
    }

    private Next begun(EndToTell end, EndTold seen, Supplier<Heard> sending) {
        var now = clock.instant();
        if (!room.take(end.client())) {
            return isTooLate(seen) ? withoutRoom(end, seen) : new Again(now.plus(room.pause(end.client())));
        }
        var next = now.plus(seen.attempts() < PAUSES.size() ? PAUSES.get(seen.attempts()) : AFTER_THE_LAST);
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

    private void attempt(EndToTell end, EndTold attempt, Supplier<Heard> sending) {
        try {
            switch (sending.get()) {
                case Heard.Yes yes -> closed(end, attempt, State.TOLD, Optional.empty());
                case Heard.No(var why) -> closed(end, attempt, State.SAID_NO, Optional.of(why));
                case Heard.Nothing(var why) -> closed(end, attempt, afterFailing(attempt), Optional.of(why));
            }
        } catch (RuntimeException failed) {
            log.warn("An attempt to tell {} that a session is over broke off", end.client(), failed);
        } finally {
            room.giveBack(end.client());
        }
    }

    private State afterFailing(EndTold attempt) {
        return attempt.attempts() >= MOST_ATTEMPTS || isTooLate(attempt) ? State.GAVE_UP : State.WAITING;
    }

    private boolean isTooLate(EndTold seen) {
        var here = atWork.since();
        var from = seen.overAt().isAfter(here) ? seen.overAt() : here;
        return !clock.instant().isBefore(from.plus(TOO_LATE));
    }

    private Next withoutRoom(EndToTell end, EndTold seen) {
        var noRoom = TellingProblem.of(TellingProblem.Kind.NO_ROOM);
        return closed(end, seen, State.GAVE_UP, seen.problem().or(() -> Optional.of(noRoom)));
    }

    private Next closed(EndToTell end, EndTold attempt, State state, Optional<TellingProblem> why) {
        var outcome = attempt.ended(state, why, clock.instant());
        switch (state) {
            case WAITING -> unrecorded.executeWithoutResult(transaction -> ends.end(outcome));
            case TOLD, SAID_NO, GAVE_UP, UNCERTAIN, ADDRESS_GONE, NO_ADDRESS ->
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

    private String token(Application application, EndToTell end) {
        var id = new byte[ID_LENGTH];
        random.nextBytes(id);
        return tokens.logout(application.signing(), end, Base64Url.encode(id), clock.instant());
    }
}
