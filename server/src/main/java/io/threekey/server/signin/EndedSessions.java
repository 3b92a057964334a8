package io.threekey.server.signin;

import io.threekey.charter.json.Fields;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The sessions that were ended before their limits, until those would have ended them. A row keeps its MAC when it is
 * deleted and put back, so the node remembers, and at its start asks the ledger. What another node ended since then is
 * not known here.
 */
@Component
class EndedSessions {

    private static final Duration LONGEST = Duration.ofMinutes(SessionLimit.OVERALL_MOST);

    private final Clock clock;
    private final Map<String, Instant> untilBySession = new ConcurrentHashMap<>();

    EndedSessions(Ledger ledger, Clock clock) {
        this.clock = clock;
        var now = clock.instant();
        // another node's clock may be ahead
        ledger.eachOf(
                SignInEntries.SESSION_ENDED,
                now.minus(LONGEST),
                now.plus(LONGEST),
                entry -> remember(Fields.of(entry.payload(), entry.type()).text("session"), latestEnd(entry)));
    }

    void remember(Session session) {
        var now = clock.instant();
        untilBySession.values().removeIf(until -> !until.isAfter(now));
        remember(session.id(), session.times().overallEnd());
    }

    boolean hold(Session session) {
        return untilBySession.containsKey(session.id());
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
