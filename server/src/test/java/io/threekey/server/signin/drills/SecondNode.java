package io.threekey.server.signin.drills;

import io.threekey.server.ThreekeyServer;
import io.threekey.server.Visitor;
import io.threekey.testkit.HeldClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.SpringApplication;

/** Another node of the installation, in a process of its own that the operating system can stop. */
public final class SecondNode implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private final Process process;
    private final Path said;
    private final int port;
    private final String host;
    private final HttpClient client = HttpClient.newHttpClient();

    private SecondNode(Process process, Path said, int port, String host) {
        this.process = process;
        this.said = said;
        this.port = port;
        this.host = host;
    }

    /** {@code NOW SETTING...} */
    public static void main(String[] arguments) {
        var server = new SpringApplication(ThreekeyServer.class);
        var clock = HeldClock.at(Instant.parse(arguments[0]));
        server.addInitializers(context -> context.getBeanFactory().registerSingleton("heldClock", clock));
        server.run(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
    }

    /**
     * @param origin under which people reach either node
     * @param home of the first node, whose wrapping key this one shares
     * @param founding the fingerprint that a node is told which was not there when the hospital was founded
     */
    public static SecondNode started(URI origin, String databaseUrl, Path home, String founding, Instant now) {
        try {
            var own = Files.createTempDirectory("threekey-second-node");
            Files.copy(home.resolve("wrapping.key"), own.resolve("wrapping.key"));
            var port = freePort();
            var said = own.resolve("said");
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Duser.timezone=UTC",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            SecondNode.class.getName(),
                            now.toString(),
                            "--threekey.database-url=" + databaseUrl,
                            "--threekey.database-user=postgres",
                            "--threekey.home=" + own,
                            "--threekey.founding-fingerprint=" + founding,
                            "--threekey.id-origin=" + origin,
                            "--threekey.seal-origin=" + origin.toString().replace("id.", "seal."),
                            "--server.port=" + port,
                            "--server.address=127.0.0.1",
                            "--spring.datasource.hikari.maximum-pool-size=4")
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            return new SecondNode(process, said, port, origin.getAuthority()).up();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private SecondNode up() {
        var until = Instant.now().plus(LONGEST_START);
        while (Instant.now().isBefore(until) && process.isAlive()) {
            try (var open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return this;
            } catch (IOException notYet) {
                pause();
            }
        }
        close();
        throw new IllegalStateException("the second node does not come up:\n" + words());
    }

    /** That browser, where its requests reach this node. */
    public Visitor visitedBy(Visitor browser) {
        return browser.at(port);
    }

    /** The status with which it answers whoever shows this session's secret. */
    int answers(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host)
                .header("Accept", "text/html")
                .header("Cookie", "threekey=" + token)
                .timeout(LONGEST_ANSWER)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException silent) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    void stop() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String words() {
        try {
            return Files.readString(said);
        } catch (IOException none) {
            return "nothing: " + none;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
