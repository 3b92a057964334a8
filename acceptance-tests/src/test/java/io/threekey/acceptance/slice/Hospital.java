package io.threekey.acceptance.slice;

import io.threekey.acceptance.clock.MovedClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One installation: a folder, a port that its charter names, and the process that serves it now. */
final class Hospital implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String FOUND = "--threekey.found=true";
    private static final String AFTER_THE_LINKS = "Leave this running";
    private static final Pattern LINK = Pattern.compile("^\\s+(\\S+)\\s+(http:\\S+/founding/\\S+)$", Pattern.MULTILINE);
    private static final Pattern FINGERPRINT = Pattern.compile("Fingerprint: ([0-9a-f ]+)");

    private final Path home;
    private final Path log;
    private final int port;
    private final Optional<MovedClock> clock;
    private Process process;

    private Hospital(Path home, Optional<MovedClock> clock, String module, String... settings) throws IOException {
        this.home = home;
        this.log = home.resolveSibling(home.getFileName() + ".log");
        this.port = freePort();
        this.clock = clock;
        this.process = started(module, settings);
    }

    /** An empty folder, served so that founders can found in it. */
    static Hospital toBeFounded(Path home) throws IOException {
        return founding(new Hospital(home, Optional.empty(), "server", FOUND));
    }

    /** The same, where time passes as a test wants it to. */
    static Hospital toBeFounded(Path home, MovedClock clock) throws IOException {
        return founding(new Hospital(home, Optional.of(clock), "server", FOUND));
    }

    /** @param charter the name of one that ships */
    static Hospital toBeFoundedFrom(String charter, Path home) throws IOException {
        return founding(new Hospital(home, Optional.empty(), "server", FOUND, "--threekey.charter=" + charter));
    }

    private static Hospital founding(Hospital hospital) throws IOException {
        hospital.waitUntil(() -> !hospital.foundersLinks().isEmpty());
        return hospital;
    }

    /** The demo hospital after its first day. */
    static Hospital ofTheDemo(Path home, String... settings) throws IOException {
        var hospital = new Hospital(home, Optional.empty(), "demo", settings);
        hospital.waitUntil(() -> Files.exists(home.resolve("who-to-be.txt")) && hospital.answers());
        return hospital;
    }

    /** Another hospital, founded by others with keys of their own; it is not served any more. */
    static Hospital ofAnImpostor(Path home) throws IOException {
        var hospital = new Hospital(home, Optional.empty(), "demo", "--threekey.demo.end-after-first-day=true");
        hospital.awaitEnd();
        return hospital;
    }

    /** Invented people come to work here, each with a passkey of their own; the server is another process after that. */
    Path staffed() throws IOException {
        end();
        process = started("demo", "--threekey.demo.staff-only=true", "--threekey.demo.end-after-first-day=true");
        awaitEnd();
        process = started("server");
        waitUntil(this::answers);
        return home.resolve("demo-keys.json");
    }

    String console(String path) {
        return "http://id.localhost:" + port + path;
    }

    String seal(String path) {
        return "http://seal.localhost:" + port + path;
    }

    Path home() {
        return home;
    }

    /** Printed for whoever runs the server, to be handed out: by seat. */
    Map<String, String> foundersLinks() throws IOException {
        var links = new LinkedHashMap<String, String>();
        var said = said();
        LINK.matcher(said).results().forEach(line -> links.put(line.group(1), line.group(2)));
        return said.contains(AFTER_THE_LINKS) ? links : Map.of();
    }

    /** Printed when the last founder signed. */
    List<String> printedFingerprints() throws IOException {
        return FINGERPRINT
                .matcher(said())
                .results()
                .map(MatchResult::group)
                .map(line -> line.replaceFirst("Fingerprint: ", "").strip())
                .toList();
    }

    /** What an attacker has who got at the database. */
    Connection database() throws IOException, SQLException {
        var port = Files.readAllLines(home.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    String said() throws IOException {
        return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
    }

    @Override
    public void close() throws IOException {
        end();
    }

    private void end() throws IOException {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("it does not end:\n" + said());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private void waitUntil(Condition met) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!met.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("it did not start:\n" + said());
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
        }
    }

    private Process started(String module, String... settings) throws IOException {
        Files.createDirectories(home);
        var unpacked = Packaged.unpacked(module);
        var command = new ArrayList<>(
                clock.isPresent() ? Packaged.startByAMovedClock(unpacked, clock.get()) : Packaged.start(unpacked));
        command.add("--threekey.home=" + home);
        command.add("--server.port=" + port);
        command.addAll(List.of(settings));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }
}
