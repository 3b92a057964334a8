package io.threekey.server.ledger.drills;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.JdbcTemplate;

/** A durable PostgreSQL that can be killed and comes back on the same data and port. */
final class KillablePostgres implements AutoCloseable {

    static {
        // what cannot be stopped because it was killed, and each connection that broke, would be told of at length
        var logging = LoggingSystem.get(KillablePostgres.class.getClassLoader());
        logging.setLogLevel(EmbeddedPostgres.class.getName(), LogLevel.OFF);
        logging.setLogLevel("com.zaxxer.hikari", LogLevel.ERROR);
    }

    private final Path data;
    private final HikariDataSource connections = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(connections);
    private EmbeddedPostgres server;

    KillablePostgres(Path data) {
        this.data = data;
        this.server = started(0);
        connections.setJdbcUrl(url());
        connections.setMaximumPoolSize(2);
        connections.setMinimumIdle(0);
        connections.setConnectionTimeout(1_000);
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** kill -9 of the postmaster; its children end as they notice, and it cannot come back before. */
    void kill() {
        var postmaster = postmaster();
        var all = Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
        postmaster.destroyForcibly();
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (all.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a process of the killed database does not end");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** kill -9 of one process behind a connection, which has the postmaster end and recover all of them. */
    static void killBackend(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    void startAgain() {
        var port = server.getPort();
        end();
        server = started(port);
    }

    private ProcessHandle postmaster() {
        try {
            var note = Files.readAllLines(data.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(note.getFirst().strip())).orElseThrow();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private EmbeddedPostgres started(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "50")
                    // what a kill leaves behind, the operating system has: no need to force each file before recovery
                    .setServerConfig("recovery_init_sync_method", "syncfs")
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        connections.close();
        end();
    }

    private void end() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
