package io.threekey.server.jobs;

import io.threekey.server.ledger.CommitExemption;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Connections for db-scheduler's own bookkeeping, and for nobody else: each is one transaction of the commit guard under
 * its named exemption. Work that a job does never runs on one of these.
 */
final class GuardedConnections extends AbstractDataSource {

    private final DataSource pool;
    private final PlatformTransactionManager guard;
    private final TransactionDefinition exempt;

    GuardedConnections(DataSource pool, PlatformTransactionManager guard) {
        this.pool = pool;
        this.guard = guard;
        var definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        definition.setName(CommitExemption.JOB_PROGRESS.transaction());
        this.exempt = definition;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            var transaction = guard.getTransaction(exempt);
            var connection = DataSourceUtils.getConnection(pool);
            return (Connection) Proxy.newProxyInstance(
                    GuardedConnections.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    new OneTransaction(connection, transaction));
        } catch (TransactionException unreachable) {
            throw new SQLException(unreachable);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("jobs have one database user");
    }

    /** Says that it does not commit by itself, so that db-scheduler commits, and hears of it when that fails. */
    private final class OneTransaction implements InvocationHandler {

        private final Connection connection;
        private final TransactionStatus transaction;

        private OneTransaction(Connection connection, TransactionStatus transaction) {
            this.connection = connection;
            this.transaction = transaction;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                switch (method.getName()) {
                    case "getAutoCommit" -> {
                        return false;
                    }
                    case "commit" -> guard.commit(transaction);
                    case "rollback" -> guard.rollback(transaction);
                    case "close" -> {
                        if (!transaction.isCompleted()) {
                            guard.rollback(transaction);
                        }
                    }
                    default -> {
                        return method.invoke(connection, arguments);
                    }
                }
                return null;
            } catch (TransactionException failed) {
                throw new SQLException(failed);
            } catch (InvocationTargetException failed) {
                throw failed.getTargetException();
            }
        }
    }
}
