package io.threekey.server.federation;

import io.threekey.server.jobs.OneTimeJob.Again;
import io.threekey.server.jobs.OneTimeJob.Done;
import io.threekey.server.jobs.OneTimeJob.Next;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.signin.ToldOfEnd.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells applications' servers what waits for them. An attempt's number is committed before anything is sent, together with
 * the time of the next one: whoever dies in between is followed by that. What is sent waits on no thread of the jobs', and
 * what finds no room comes back ever later and not for ever, so that applications that hang hold up neither others nor
 * the pages that must reach people.
 */
@Component
public class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

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

    public static final int MOST_ATTEMPTS = PAUSES.size() + 1;

    /**
     * From when it happened, or this node came to tell or came back to it, and finds much that is due. All
     * pauses together are shorter, so this is for what found no room.
     */
    static final Duration TOO_LATE = Duration.ofHours(2);

    /** For a node that dies in the last attempt, so that another gives up. */
    private static final Duration AFTER_THE_LAST = PAUSES.getFirst();

    private final RoomForEach rooms;
    private final Clock clock;
    private final AtWork atWork;
    private final TransactionTemplate recorded;
    private final TransactionTemplate unrecorded;

    Courier(RoomForEach rooms, Clock clock, PlatformTransactionManager transactions) {
        this.rooms = rooms;
        this.clock = clock;
        this.atWork = new AtWork(clock.instant());
        this.recorded = new TransactionTemplate(transactions);
        this.unrecorded = new TransactionTemplate(transactions);
        this.unrecorded.setName(CommitExemption.TRIED_TO_TELL.transaction());
    }

    /** @param waiting reads what waits; empty where nothing is left to do */
    public Next run(Supplier<? extends Optional<? extends Errand>> waiting) {
        var seen = waiting.get();
        atWork.note(clock.instant()); // once the database was there, and not before
        return seen.map(this::tried).orElseGet(Done::new);
    }

    /** When to come back with what cannot be told yet: the later the more of the same application's found no room. */
    public Instant later(Matter matter, String client) {
        return clock.instant().plus(rooms.of(matter).pause(client));
    }

    private Next tried(Errand seen) {
        var progress = seen.progress();
        if (clock.instant().isBefore(progress.nextAt())) {
            return new Again(progress.nextAt());
        }
        if (progress.attempts() >= MOST_ATTEMPTS) {
            return closed(seen, State.UNCERTAIN, Optional.of(TellingProblem.of(TellingProblem.Kind.BROKEN_OFF)));
        }
        return seen.sending()
                .map(sending -> begun(seen, sending))
                .orElseGet(() -> closed(seen, State.ADDRESS_GONE, progress.problem()));
    }

    private Next begun(Errand seen, Supplier<Heard> sending) {
        var now = clock.instant();
        var room = rooms.of(seen.matter());
        if (!room.take(seen.client())) {
            return isTooLate(seen) ? withoutRoom(seen) : new Again(later(seen.matter(), seen.client()));
        }
        var attempts = seen.progress().attempts();
        var next = now.plus(attempts < PAUSES.size() ? PAUSES.get(attempts) : AFTER_THE_LAST);
        var began = Optional.<Errand>empty();
        try {
            began = unrecorded.execute(transaction -> seen.begin(now, next).map(Errand.class::cast));
        } finally {
            if (began.isEmpty()) {
                room.giveBack(seen.client());
            }
        }
        began.ifPresent(
                attempt -> Thread.ofVirtual().name("tells " + seen.client()).start(() -> attempt(attempt, sending)));
        return new Again(next);
    }

    private void attempt(Errand attempt, Supplier<Heard> sending) {
        try {
            switch (sending.get()) {
                case Heard.Yes yes -> closed(attempt, State.TOLD, Optional.empty());
                case Heard.No(var why) -> closed(attempt, State.SAID_NO, Optional.of(why));
                case Heard.Nothing(var why) -> closed(attempt, afterFailing(attempt), Optional.of(why));
            }
        } catch (RuntimeException failed) {
            log.warn("An attempt to tell {} something broke off", attempt.client(), failed);
        } finally {
            rooms.of(attempt.matter()).giveBack(attempt.client());
        }
    }

    private State afterFailing(Errand attempt) {
        return attempt.progress().attempts() >= MOST_ATTEMPTS || isTooLate(attempt) ? State.GAVE_UP : State.WAITING;
    }

    private boolean isTooLate(Errand seen) {
        var here = atWork.since();
        var since = seen.progress().since();
        return !clock.instant().isBefore((since.isAfter(here) ? since : here).plus(TOO_LATE));
    }

    private Next withoutRoom(Errand seen) {
        var noRoom = TellingProblem.of(TellingProblem.Kind.NO_ROOM);
        return closed(seen, State.GAVE_UP, seen.progress().problem().or(() -> Optional.of(noRoom)));
    }

    private Next closed(Errand attempt, State state, Optional<TellingProblem> why) {
        var transaction = state == State.WAITING ? unrecorded : recorded;
        transaction.executeWithoutResult(status -> {
            if (!attempt.close(state, why, clock.instant())) {
                status.setRollbackOnly();
            }
        });
        return new Done();
    }
}
