package io.threekey.acceptance.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One folder and port, and the process that serves it now: to be started, killed and started again. */
final class DemoHospital implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final DemoApplication application;
    private final Path home;
    private final Path log;
    private final int port;
    private Process server;

    private DemoHospital(DemoApplication application, Path folder, int port, List<String> options) throws IOException {
        this.application = application;
        this.home = folder.resolve("home");
        this.log = folder.resolve("server.log");
        this.port = port;
        this.server = started(options);
    }

    /** Founded and staffed. */
    static DemoHospital in(Path folder, DemoApplication application, List<String> options) throws IOException {
        var hospital = new DemoHospital(application, folder, freePort(), options);
        hospital.awaitThat(() -> Files.exists(hospital.home.resolve("who-to-be.txt")) && hospital.answers());
        return hospital;
    }

    int port() {
        return port;
    }

    ProcessHandle server() {
        return server.toHandle();
    }

    /** As PostgreSQL notes it in its folder. */
    ProcessHandle postgres() throws IOException {
        var note = Files.readAllLines(home.resolve("postgres/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(note.getFirst().strip())).orElseThrow();
    }

    void kill() {
        server.destroyForcibly().onExit().join();
    }

    /** @return the time until its first answer */
    Duration startAgain(List<String> options) throws IOException {
        var begun = System.nanoTime();
        server = started(options);
        awaitThat(this::answers);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    void endInOrder() throws IOException {
        server.destroy();
        try {
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("it does not end:\n" + said());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** From its next start on PostgreSQL writes down what happens to it. */
    void letPostgresKeepALog() throws IOException, SQLException {
        var answersAt = Files.readAllLines(home.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        try (var database = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + answersAt + "/postgres", "postgres", "");
                var statement = database.createStatement()) {
            statement.execute("alter system set logging_collector = on");
        }
    }

    String postgresSaid() throws IOException {
        try (var files = Files.list(home.resolve("postgres/log"))) {
            return String.join("\n", files.map(DemoHospital::text).toList());
        }
    }

    Path exportTo(Path folder) throws IOException {
        var export = application.export(home, folder).start();
        export.getOutputStream().close();
        var said = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (export.onExit().join().exitValue() != 0) {
            throw new IOException("no export: " + said);
        }
        return folder;
    }

    /** The line after the word in what the demo tells its visitors. */
    String fingerprint() throws IOException {
        var lines = Files.readAllLines(home.resolve("who-to-be.txt"));
        return Stream.iterate(0, line -> line + 1)
                .filter(line -> lines.get(line).contains("fingerprint"))
                .findFirst()
                .map(line -> lines.get(line + 1).strip())
                .orElseThrow();
    }

    String said() {
        return text(log);
    }

    @Override
    public void close() throws IOException {
        endInOrder();
    }

    private Process started(List<String> options) throws IOException {
        return application
                .server(home, port, options)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private boolean answers() {
        try {
            return Employee.somebody(port).visits("/sign-in").statusCode() == 200;
        } catch (IOException closed) {
            return false;
        }
    }

    private void awaitThat(BooleanSupplier met) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!met.getAsBoolean()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new IOException("it did not start:\n" + said());
            }
            pause(50);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
