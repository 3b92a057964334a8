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
                        "http://seal.localhost:" + port,
                        "threekey.witness.asks",
                        "false")
                .forEach((name, value) -> command.add("--" + name + "=" + value));
        var server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        var hospital = new MeasuredHospital(folder, port, server);
        try {
            hospital.awaitItsFirstDay();
            return hospital;
        } catch (IOException | InterruptedException failed) {
            hospital.close();
            throw failed;
        }
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
        var note = Files.readAllLines(home.resolve("postgres/postmaster.pid"));
        var postgres = ProcessHandle.of(Long.parseLong(note.getFirst().strip())).orElseThrow();
        return new Spent(
                cpu(Stream.of(server.toHandle())), cpu(Stream.concat(Stream.of(postgres), postgres.descendants())));
    }

    /** Processor time since the start. */
    record Spent(Duration server, Duration database) {

        Spent since(Spent before) {
            return new Spent(server.minus(before.server), database.minus(before.database));
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
                throw new IOException("the hospital did not open:\n" + Files.readString(folder.resolve("server.log")));
            }
            Thread.sleep(100);
        }
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
