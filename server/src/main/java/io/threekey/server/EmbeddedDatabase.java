package io.threekey.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL in the home folder, for installations that name no other. Durability is on: the library starts it
 * with fsync and synchronous_commit off, which would lose acknowledged sign-ins with the power.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    static final String DOES_NOT_START = "PostgreSQL does not start in ";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedDatabase startedIn(Path home) {
        var data = home.resolve("postgres");
        endOrphanOf(data);
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("listen_addresses", "127.0.0.1");
        DURABLE.forEach(builder::setServerConfig);
        try {
            return new EmbeddedDatabase(builder.start());
        } catch (IOException unusable) {
            throw new UncheckedIOException(DOES_NOT_START + data, unusable);
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** After a kill -9 of this process the database lives on; it is ended in an orderly way before the next start. */
    private static void endOrphanOf(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            var orphan = ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(pidFile).getFirst().strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
            if (orphan.isPresent()) {
                orphan.get().destroy();
                orphan.get().onExit().get(20, TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException unending) {
            throw new IllegalStateException("another PostgreSQL still uses " + data + " and does not end", unending);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
