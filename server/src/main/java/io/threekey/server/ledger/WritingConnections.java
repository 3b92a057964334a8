package io.threekey.server.ledger;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The connections of transactions, and of nothing else: those of the common pool are read only ({@link
 * ReadOnlyConnections}), and asking for leave to write at each begin would cost a round trip. Within a transaction
 * whoever asks the common pool for a connection gets the transaction's.
 */
final class WritingConnections extends DelegatingDataSource implements InfrastructureProxy, AutoCloseable {

    private final HikariDataSource common;
    private final HikariDataSource own = new HikariDataSource();

    WritingConnections(DataSource common) {
        if (!(common instanceof HikariDataSource pool)) {
            throw new IllegalArgumentException("transactions need a pool to model theirs on, not " + common);
        }
        this.common = pool;
        pool.copyStateTo(own);
        own.setConnectionInitSql(null);
        own.setPoolName("transactions");
        setTargetDataSource(own);
    }

    /** What Spring keeps the transaction's connection under. */
    @Override
    public Object getWrappedObject() {
        return common;
    }

    /** Those in use go on to their end; for who knows that the database was replaced. */
    void forgetIdle() {
        if (own.isRunning()) {
            own.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() {
        own.close();
    }
}
