package io.threekey.server.signin;

import io.threekey.server.authenticators.PasskeyRevoked;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.Pace;
import io.threekey.server.people.RoleTaken;
import io.threekey.server.snapshots.Snapshot;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records the end of sessions that nobody ended, and forgets challenges that expired. */
@Component
public class SessionSweep implements Snapshot {

    private static final int MOST_AT_ONCE = 200;

    private final SessionTable table;
    private final Sessions sessions;
    private final SpentChallenges challenges;
    private final Clock clock;
    private final TransactionTemplate forgetting;
    private final Pace pace = new Pace();
    private SessionTable.Ending seen = SessionTable.Ending.FIRST;

    SessionSweep(
            SessionTable table,
            Sessions sessions,
            SpentChallenges challenges,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.sessions = sessions;
        this.challenges = challenges;
        this.clock = clock;
        this.forgetting = new TransactionTemplate(transactions);
        this.forgetting.setName(CommitExemption.SPENT_CHALLENGES_FORGOTTEN.transaction());
    }

    @Override
    public String name() {
        return "the sweep of sessions";
    }

    @Override
    public void lookAgain() {
        pace.runIfDue(this::sweep);
    }

    /**
     * Goes on behind the last row it saw: forged ones stay, and must not keep it from those after them.
     *
     * @return whether there may be more that ended by now
     */
    public synchronized boolean sweep() {
        var now = clock.instant();
        var endings = table.endingBefore(now, seen, MOST_AT_ONCE);
        seen = endings.size() < MOST_AT_ONCE ? SessionTable.Ending.FIRST : endings.getLast();
        table.named(endings).stream()
                .filter(session -> session.times().isOverAt(now))
                .forEach(session -> sessions.endByLimit(session));
        forgetting.executeWithoutResult(transaction -> challenges.forgetThoseBefore(now));
        return endings.size() == MOST_AT_ONCE;
    }

    /** In the revocation's own transaction. */
    @EventListener
    void endWith(PasskeyRevoked revoked) {
        table.openedBy(revoked.passkey()).forEach(session -> sessions.end(session, SessionEnd.KEY_WITHDRAWN));
    }

    /** In the transaction that takes the role. Who has another role left comes in again by it. */
    @EventListener
    void endWith(RoleTaken taken) {
        table.of(taken.person()).forEach(session -> sessions.end(session, SessionEnd.ROLE_TAKEN));
    }
}
