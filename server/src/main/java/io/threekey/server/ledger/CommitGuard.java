package io.threekey.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The commit guard. Connections are read only by default ({@link ReadOnlyConnections}); only a transaction begun here
 * may write, and it commits a change only together with an entry in the ledger, or under a {@link CommitExemption}.
 * A transaction that wrote nothing may commit without one.
 */
final class CommitGuard extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    CommitGuard(DataSource dataSource) {
        super(dataSource);
        // an entry lost with its savepoint would still count as appended
        setNestedTransactionAllowed(false);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        if (!definition.isReadOnly()) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("SET TRANSACTION READ WRITE");
            }
        }
    }

    /** Here and not earlier, so that listeners before the commit can still append. */
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (!status.isReadOnly() && !Recorded.inThisTransaction()) {
            var name = TransactionSynchronizationManager.getCurrentTransactionName();
            if (!CommitExemption.covers(name) && wroteSomething()) {
                throw new UnrecordedChange(name);
            }
        }
        super.doCommit(status);
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
