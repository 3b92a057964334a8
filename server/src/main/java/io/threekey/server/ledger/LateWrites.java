package io.threekey.server.ledger;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes that nothing in their transaction reads again. They go to the database with its entries and its commit, all in one
 * round trip; where one of them fails, the commit does, and nothing of the transaction happened.
 */
@Component
public class LateWrites {

    private static final ScopedValue<Belief> BELIEF = ScopedValue.newInstance();

    private final Outstanding outstanding;
    private final JdbcTemplate jdbc;

    LateWrites(Outstanding outstanding, JdbcTemplate jdbc) {
        this.outstanding = outstanding;
        this.jdbc = jdbc;
    }

    /** That what a transaction spends is unspent, which its commit finds out. */
    private static final class Belief implements TransactionSynchronization {

        private boolean untested;

        @Override
        public void afterCompletion(int status) {
            untested = status != STATUS_COMMITTED;
        }
    }

    /**
     * Runs a transaction that believes of all that it spends ({@link #spend}) that nobody spent it before: a round trip
     * less for each. Where somebody did, or it is rolled back before that was found out, all of it is undone and runs once
     * more, asking first. Within another transaction it runs as that one does, since its commit is not its own.
     *
     * @param transaction does nothing that a rollback does not undo
     */
    public <T> T believing(Supplier<T> transaction) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return transaction.get();
        }
        var belief = new Belief();
        try {
            var done = ScopedValue.where(BELIEF, belief).call(transaction::get);
            return belief.untested ? transaction.get() : done;
        } catch (DuplicateKeyException spentBefore) {
            return transaction.get();
        }
    }

    /**
     * Uses up what can be used up once, on whatever node.
     *
     * @param insert of one row, whose key says what; without {@code on conflict}
     * @return false where it was used up before, unless it is believed that it was not
     */
    public boolean spend(String insert, List<Object> parameters) {
        if (BELIEF.isBound()) {
            write(insert, parameters);
            TransactionSynchronizationManager.registerSynchronization(BELIEF.get());
            return true;
        }
        return jdbc.update(insert + " on conflict do nothing", parameters.toArray()) > 0;
    }

    /**
     * In the order in which they come. The transaction has to append an entry too, before or after. What it does to the
     * same row meanwhile meets none, and the row is there at the end all the same.
     *
     * @param sql without {@code returning}, whose answer nobody would read
     * @param parameters as {@code JdbcTemplate} takes them, none of them null
     * @throws IllegalStateException outside of a read-write transaction
     */
    public void write(String sql, List<Object> parameters) {
        Recorded.note(new Write(sql, parameters), outstanding);
    }
}
