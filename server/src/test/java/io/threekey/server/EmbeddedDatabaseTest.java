package io.threekey.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final int COMMITS = 50;

    @TempDir
    static Path home;

    static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.startedIn(home);
    }

    @AfterAll
    static void end() throws Exception {
        database.close();
    }

    @Nested
    class Durability {

        @Test
        void isSwitchedOn() throws SQLException {
            var settings = new TreeMap<String, String>();
            try (var connection = connection()) {
                for (var setting : EmbeddedDatabase.DURABLE.keySet()) {
                    settings.put(setting, text(connection, "show " + setting));
                }
            }
            assertThat(settings).containsExactlyInAnyOrderEntriesOf(EmbeddedDatabase.DURABLE);
        }

        /** Killing a process says nothing about the disk; that each commit asks the disk to sync does. */
        @Test
        void costsASyncForEachCommit() throws SQLException {
            try (var connection = connection()) {
                execute(connection, "create table kept (number int)");
                var before = walSyncs(connection);
                for (var number = 0; number < COMMITS; number++) {
                    execute(connection, "insert into kept values (" + number + ")");
                }
                assertThat(walSyncs(connection) - before).isGreaterThanOrEqualTo(COMMITS);
            }
        }
    }

    /** A backend reports its own counts only when asked to. */
    private static long walSyncs(Connection connection) throws SQLException {
        execute(connection, "select pg_stat_force_next_flush()");
        return Long.parseLong(text(connection, "select sum(fsyncs)::bigint from pg_stat_io where object = 'wal'"));
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), "postgres", "");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
