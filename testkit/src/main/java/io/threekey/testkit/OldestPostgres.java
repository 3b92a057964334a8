package io.threekey.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;

/** The oldest PostgreSQL that a hospital may bring, beside the one of {@link PostgresForTests} and stopped like it. */
public final class OldestPostgres {

    public static final int VERSION = 15;

    /** Owns the database and may do nothing else. */
    public static final String USER = "hospital";

    private OldestPostgres() {}

    /**
     * The address of a new database there; empty where the archive holds nothing for this kind of machine.
     *
     * @param archive as the library for embedded servers packs them
     */
    public static Optional<String> emptyDatabase(Path archive) throws IOException {
        if (!Files.exists(archive)) {
            throw new IOException("There is no " + archive + ": the build brings it before the tests.");
        }
        try {
            var server = PostgresForTests.durable(EmbeddedPostgres.builder()
                            .setPgBinaryResolver((system, hardware) -> binaries(archive, system, hardware)))
                    .start();
            PostgresForTests.execute(
                    server, "CREATE ROLE " + USER + " LOGIN", "CREATE DATABASE " + USER + " OWNER " + USER);
            return Optional.of(server.getJdbcUrl(USER, USER));
        } catch (NotForThisMachine elsewhere) {
            return Optional.empty();
        }
    }

    private static InputStream binaries(Path archive, String system, String hardware) throws IOException {
        try (var packed = new ZipFile(archive.toFile())) {
            var name = "postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), hardware);
            var entry = packed.getEntry(name);
            if (entry == null) {
                throw new NotForThisMachine(name);
            }
            return new ByteArrayInputStream(packed.getInputStream(entry).readAllBytes());
        }
    }

    private static final class NotForThisMachine extends IOException {
        NotForThisMachine(String name) {
            super("no " + name);
        }
    }
}
