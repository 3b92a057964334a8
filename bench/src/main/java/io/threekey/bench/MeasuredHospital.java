package io.threekey.bench;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.threekey.demo.DemoHospital;
import io.threekey.testkit.SoftwareAuthenticator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo hospital on its first day, in processes of its own as it would be served, with durability on: what it spends
 * is told apart from what those spend who ask it.
 */
final class MeasuredHospital implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String LAST_NIGHT = "2026-11-23T02:00:00Z";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Path home;
    private final int port;
    private final Process server;
    private final Thread atTheEnd = new Thread(this::end);

    private MeasuredHospital(Path folder, int port, Process server) {
        this.folder = folder;
        this.home = folder.resolve("home");
        this.port = port;
        this.server = server;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    static MeasuredHospital open() throws IOException, InterruptedException {
        return opened(Map.of("threekey.witness.asks", "false"), MeasuredHospital::awaitItsFirstDay);
    }

    /** As many days as asked for have passed there, one after another as fast as they go, and it has ended. */
    static MeasuredHospital livedThrough(int days, int percentOfStaff) throws IOException, InterruptedException {
        var settings = Map.of(
                "threekey.witness.asks",
                "false",
                "threekey.demo.end-after-first-day",
                "true",
                "threekey.demo.days",
                String.valueOf(days),
                "threekey.demo.staff-percent",
                String.valueOf(percentOfStaff),
                "threekey.demo.lived-until",
                LAST_NIGHT);
        return opened(settings, MeasuredHospital::awaitItsEnd);
    }

    private static MeasuredHospital opened(Map<String, String> settings, Patience until)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("threekey-bench");
        var home = folder.resolve("home");
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                DemoHospital.class.getName()));
        Map.of(
                        "threekey.home",
                        home.toString(),
                        "server.port",
                        String.valueOf(port),
                        "threekey.id-origin",
                        "http://id.localhost:" + port,
                        "threekey.seal-origin",
                        "http://seal.localhost:" + port)
                .forEach((name, value) -> command.add(setting(name, value)));
        settings.forEach((name, value) -> command.add(setting(name, value)));
        var server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        var hospital = new MeasuredHospital(folder, port, server);
        try {
            until.await(hospital);
            return hospital;
        } catch (IOException | InterruptedException failed) {
            hospital.close();
            throw failed;
        }
    }

    private static String setting(String name, String value) {
        return "--" + name + "=" + value;
    }

    /** What has to have happened before anything can be measured. */
    @FunctionalInterface
    private interface Patience {
        void await(MeasuredHospital hospital) throws IOException, InterruptedException;
    }

    int port() {
        return port;
    }

    /** Devices of people who hold no seat, each with one key. */
    List<SoftwareAuthenticator> devices() throws IOException {
        var people =
                JSON.readTree(Files.readString(home.resolve("demo-keys.json"))).required("personas");
        return elements(people)
                .filter(persona -> !persona.required("first").asBoolean())
                .map(persona ->
                        elements(persona.required("devices")).findFirst().orElseThrow())
                .map(device -> SoftwareAuthenticator.restore(device.asString()).behaving(use -> use.counter(0)))
                .toList();
    }

    /** With which an application of the hospital proves itself. */
    ECKey keyOf(String client) throws IOException, ParseException {
        return JWKSet.load(home.resolve("demo-applications.json").toFile())
                .getKeyByKeyId(client)
                .toECKey();
    }

    Spent spent() throws IOException {
        var data = home.resolve("postgres");
        var note = Files.readAllLines(data.resolve("postmaster.pid"));
        var postgres = ProcessHandle.of(Long.parseLong(note.getFirst().strip())).orElseThrow();
        return new Spent(
                cpu(Stream.of(server.toHandle())),
                cpu(Stream.concat(Stream.of(postgres), postgres.descendants())),
                ThreadsSpent.of(server.pid()),
                DatabaseWork.in(data));
    }

    /**
     * Processor time since the start.
     *
     * @param threads the server's, by what they are for
     * @param work what the database did in that time
     */
    record Spent(Duration server, Duration database, ThreadsSpent threads, DatabaseWork work) {

        Spent since(Spent before) {
            return new Spent(
                    server.minus(before.server),
                    database.minus(before.database),
                    threads.since(before.threads),
                    work.since(before.work));
        }
    }

    private static Duration cpu(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void awaitItsFirstDay() throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(home.resolve("who-to-be.txt"))) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new IOException("the hospital did not open:\n" + log());
            }
            Thread.sleep(100);
        }
    }

    private void awaitItsEnd() throws IOException, InterruptedException {
        if (!server.waitFor(PATIENCE) || server.exitValue() != 0) {
            throw new IOException("the hospital did not live its days:\n" + log());
        }
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        end();
        FileSystemUtils.deleteRecursively(folder);
    }

    /** Its database ends with it, in order. */
    private void end() {
        server.destroy();
        server.onExit().join();
    }
}
