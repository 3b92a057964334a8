package io.threekey.testkit;

import javax.sql.DataSource;

/**
 * A database of its own, reached as superuser.
 *
 * @param dataSource opens a new connection each time
 */
public record TestDatabase(String name, String url, DataSource dataSource) {

    /** A copy of the data as it is now. Cuts every connection: whoever holds a pool must be able to reconnect. */
    public TestDatabase copy() {
        var copy = PostgresForTests.nextName(name + "_copy");
        cutOff();
        PostgresForTests.execute("CREATE DATABASE " + copy + " TEMPLATE " + name, allowConnections(true));
        return PostgresForTests.database(copy);
    }

    /** Rolls this database back to an earlier {@link #copy()}, as a restored backup would. Cuts every connection. */
    public void becomeAgain(TestDatabase earlier) {
        cutOff();
        earlier.cutOff();
        PostgresForTests.execute(
                "DROP DATABASE " + name + " WITH (FORCE)",
                "CREATE DATABASE " + name + " TEMPLATE " + earlier.name,
                earlier.allowConnections(true));
    }

    void cutOff() {
        PostgresForTests.execute(
                allowConnections(false),
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    private String allowConnections(boolean allowed) {
        return "ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + allowed;
    }
}
