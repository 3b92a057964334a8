package io.threekey.server.ledger.export;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database to export from: reached where it runs, started for the time being where it does not. */
record ExportedDatabase(DataSource source, Closeable end) implements Closeable {

    private static final int PORT_LINE = 3;

    static ExportedDatabase named(String url, String user, String secret) {
        var source = new DriverManagerDataSource(url);
        if (!user.isEmpty()) {
            source.setUsername(user);
            source.setPassword(secret);
        }
        return new ExportedDatabase(source, () -> {});
    }

    static ExportedDatabase inHome(Path home) throws IOException {
        var data = home.resolve("postgres");
        if (Files.notExists(data)) {
            throw new IllegalStateException("there is no database in " + home
                    + ": name the folder with --home, or the database with --database-url");
        }
        var running = runningPort(data.resolve("postmaster.pid"));
        return running.isPresent()
                ? named("jdbc:postgresql://127.0.0.1:" + running.get() + "/postgres", "postgres", "")
                : started(data);
    }

    /** PostgreSQL's own note of where it answers: process on the first line, port on the fourth. */
    private static Optional<String> runningPort(Path note) throws IOException {
        if (Files.notExists(note)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(note);
        var alive = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        return alive.map(process -> lines.get(PORT_LINE).strip());
    }

    private static ExportedDatabase started(Path data) throws IOException {
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        return new ExportedDatabase(postgres.getPostgresDatabase(), postgres);
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
