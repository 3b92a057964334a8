package io.threekey.server.ledger;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The commit guard. Connections are read only ({@link ReadOnlyConnections}) except those of transactions begun here
 * ({@link WritingConnections}), and such a one commits a change only together with an entry in the ledger, or under a {@link CommitExemption}.
 * A transaction that wrote nothing may commit without one.
 */
final class CommitGuard extends JdbcTransactionManager implements AutoCloseable {

    private static final long serialVersionUID = 1L;

    private final transient QueueTable queue;

    private final transient Outstanding outstanding;

    CommitGuard(DataSource dataSource, Outstanding outstanding) {
        super(new WritingConnections(dataSource));
        this.outstanding = outstanding;
        this.queue = new QueueTable(new JdbcTemplate(dataSource));
        // an entry lost with its savepoint would still count as appended
        setNestedTransactionAllowed(false);
    }

    /** Where many entries wait for the tree, who would add to them waits here: before a connection or a lock is held. */
    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (!definition.isReadOnly() && !CommitExemption.covers(definition.getName())) {
            outstanding.awaitRoom();
        }
        super.doBegin(transaction, definition);
    }

    /** Here and not earlier, so that listeners before the commit can still append. */
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (!status.isReadOnly()) {
            Recorded.inThisTransaction().ifPresentOrElse(this::write, this::requireNothingWritten);
        }
        super.doCommit(status); // where entries brought the commit with them, nothing is left to do for it
    }

    private void write(Recorded recorded) {
        if (!recorded.holdsEntries()) {
            throw new UnrecordedChange(TransactionSynchronizationManager.getCurrentTransactionName());
        }
        queue.writeAndCommit(recorded.takeUnwritten(), recorded.late());
    }

    private void requireNothingWritten() {
        var name = TransactionSynchronizationManager.getCurrentTransactionName();
        if (!CommitExemption.covers(name) && wroteSomething()) {
            throw new UnrecordedChange(name);
        }
    }

    WritingConnections connections() {
        return (WritingConnections) obtainDataSource();
    }

    @Override
    public void close() {
        connections().close();
    }

    // PostgreSQL gives a transaction its number with the first row that it changes or locks
    private boolean wroteSomething() {
        var held = TransactionSynchronizationManager.getResource(obtainDataSource());
        if (!(held instanceof ConnectionHolder holder)) {
            throw new IllegalStateException("a transaction without a connection");
        }
        try (var statement = holder.getConnection().createStatement();
                var number = statement.executeQuery("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")) {
            return !number.next() || number.getBoolean(1);
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot tell whether the transaction wrote", broken);
        }
    }
}
