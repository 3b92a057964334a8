package io.threekey.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL 18 per JVM, started when first asked for and stopped when the JVM ends. Durability is on, since
 * the library behind it starts with it off and what is proved on such a server proves little.
 */
public final class PostgresForTests {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private PostgresForTests() {}

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();
    }

    public static TestDatabase emptyDatabase() {
        var name = nextName("empty");
        execute("CREATE DATABASE " + name);
        return database(name);
    }

    static TestDatabase database(String name) {
        var server = Running.SERVER;
        return new TestDatabase(name, server.getJdbcUrl("postgres", name), server.getDatabase("postgres", name));
    }

    static String nextName(String purpose) {
        return purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_") + "_" + NAMES.incrementAndGet();
    }

    static void execute(String... statements) {
        execute(Running.SERVER, statements);
    }

    static void execute(EmbeddedPostgres server, String... statements) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("PostgreSQL for tests: " + broken.getMessage(), broken);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return durable(EmbeddedPostgres.builder()).start();
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL for tests does not start: " + broken.getMessage(), broken);
        }
    }

    static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder server) {
        return server.setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "500");
    }
}
