package io.threekey.server.signin;

import io.threekey.charter.json.Fields;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.ledger.Pace;
import io.threekey.server.snapshots.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The sessions that were ended before their limits, until those would have ended them. A session is over on every node
 * with its row. But a row keeps its MAC when it is deleted and put back, so each node remembers what was ended, here or
 * elsewhere: at its start it asks the ledger for a day, and from then on about once a second for what is new.
 */
@Component
class EndedSessions implements Snapshot {

    private static final Duration LONGEST = Duration.ofMinutes(SessionLimit.OVERALL_MOST);

    /** An entry bears the time of its writing, which may be that long before its commit, and on another node's clock. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, Instant> untilBySession = new ConcurrentHashMap<>();
    private final Pace pace = Pace.ofLittle();
    private Instant looked;

    EndedSessions(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.looked = clock.instant();
        rememberWhatEndedSince(looked.minus(LONGEST));
    }

    @Override
    public String name() {
        return "the memory of ended sessions";
    }

    @Override
    public void lookAgain() {
        pace.runIfDue(() -> {
            var now = clock.instant();
            rememberWhatEndedSince(looked.minus(LATE));
            looked = now;
        });
    }

    void remember(Session session) {
        var now = clock.instant();
        untilBySession.values().removeIf(until -> !until.isAfter(now));
        remember(session.id(), session.times().overallEnd());
    }

    boolean hold(Session session) {
        return untilBySession.containsKey(session.id());
    }

    private void rememberWhatEndedSince(Instant since) {
        // another node's clock may be ahead
        ledger.eachOf(
                SignInEntries.SESSION_ENDED,
                since,
                clock.instant().plus(LONGEST),
                entry -> Fields.of(entry.payload(), entry.type())
                        .optionalText("session")
                        .ifPresent(session -> remember(session, latestEnd(entry))));
    }

    private void remember(String session, Instant until) {
        if (until.isAfter(clock.instant())) {
            untilBySession.put(session, until);
        }
    }

    private static Instant latestEnd(LedgerEntry ended) {
        return ended.at().plus(LONGEST);
    }
}
