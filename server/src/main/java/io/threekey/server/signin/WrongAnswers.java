package io.threekey.server.signin;

import io.threekey.server.authenticators.Passkey;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.snapshots.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers in somebody's name whose signature does not hold. Whoever knows the id of a key can send as many as they like:
 * the first few of a minute are recorded each, the rest by their number, so that a stranger can neither fill the ledger
 * nor have its writing wait behind them. Nobody is ever kept out by this, least of all whose key it is: a genuine answer is
 * not counted. What this node has counted and not written yet is lost where it ends.
 */
@Component
class WrongAnswers implements Snapshot {

    static final int RECORDED_EACH = 5;
    static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** In one commit, because what looks after revocations waits meanwhile. */
    private static final int AT_ONCE = 100;

    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<String, Counted> minutes = new HashMap<>();

    WrongAnswers(Ledger ledger, Clock clock, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Counted(Passkey passkey, Instant since, int times) {

        private Counted once() {
            return new Counted(passkey, since, times + 1);
        }

        private boolean isOverAt(Instant now) {
            return !now.isBefore(since.plus(A_MINUTE));
        }

        private boolean hasMoreThanWereRecorded() {
            return times > RECORDED_EACH;
        }
    }

    /** Counts one; false where it is only counted. */
    synchronized boolean isToBeRecorded(Passkey passkey) {
        var now = clock.instant();
        var counted = Optional.ofNullable(minutes.get(passkey.id()))
                .filter(before -> !before.isOverAt(now) || before.hasMoreThanWereRecorded())
                .orElseGet(() -> new Counted(passkey, now, 0))
                .once();
        minutes.put(passkey.id(), counted);
        return !counted.hasMoreThanWereRecorded();
    }

    @Override
    public String name() {
        return "the count of wrong answers";
    }

    @Override
    public void lookAgain() {
        forgetThoseThatWereRecordedEach();
        var over = takeSome();
        if (over.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> over.forEach(this::record));
        } catch (RuntimeException notWritten) {
            over.forEach(this::giveBack);
            throw notWritten;
        }
    }

    private void record(Counted over) {
        ledger.append(
                SignInEntries.ANSWERED_WRONGLY_OFTEN,
                over.passkey().person().value(),
                SignInEntries.answeredWronglyOften(over.passkey(), over.since(), over.times() - RECORDED_EACH));
    }

    private synchronized void forgetThoseThatWereRecordedEach() {
        var now = clock.instant();
        minutes.values().removeIf(each -> each.isOverAt(now) && !each.hasMoreThanWereRecorded());
    }

    private synchronized List<Counted> takeSome() {
        var now = clock.instant();
        var over = minutes.values().stream()
                .filter(each -> each.isOverAt(now))
                .limit(AT_ONCE)
                .toList();
        over.forEach(each -> minutes.remove(each.passkey().id()));
        return over;
    }

    /** Together with those that came meanwhile, from then on a minute that is over. */
    private synchronized void giveBack(Counted notWritten) {
        minutes.merge(
                notWritten.passkey().id(),
                notWritten,
                (newer, older) -> new Counted(older.passkey(), older.since(), newer.times() + older.times()));
    }
}
