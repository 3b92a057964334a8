package io.threekey.server.authenticators.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration NEVER = Duration.ofSeconds(20);

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private interface Answer {
        void to(OutputStream browser) throws IOException, InterruptedException;
    }

    private Optional<String> fetched(int most, Duration within, Answer answer) {
        Thread.ofVirtual().start(() -> {
            try (var connection = server.accept()) {
                answer.to(connection.getOutputStream());
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException | InterruptedException over) {
                // the other side has seen enough
            }
        });
        var address = URI.create("http://localhost:" + server.getLocalPort() + "/list");
        return assertTimeoutPreemptively(NEVER, () -> new Download(address, within, most).bytes())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static void send(OutputStream browser, String text) throws IOException {
        browser.write(text.getBytes(StandardCharsets.UTF_8));
        browser.flush();
    }

    @Test
    void bringsAllThatLiesThere() {
        assertThat(fetched(6, NEVER, browser -> send(browser, HEAD + "a list"))).contains("a list");
    }

    @Test
    void endsWhereTheServerSaysThatItComesAndThenNothing() {
        assertThat(fetched(6, PATIENCE, browser -> send(browser, HEAD))).isEmpty();
    }

    @Test
    void endsWhereTheServerGoesOnForever() {
        assertThat(fetched(1_000_000, PATIENCE, browser -> {
                    send(browser, "HTTP/1.1 200 OK\r\n\r\n");
                    while (true) {
                        send(browser, ".");
                        Thread.sleep(20);
                    }
                }))
                .isEmpty();
    }

    @Test
    void endsWhereTheServerSaysNothingAtAll() {
        assertThat(fetched(6, PATIENCE, browser -> {})).isEmpty();
    }

    @Test
    void isNothingWhereItIsTooMuchOrBreaksOffOrIsNotThere() {
        assertThat(fetched(5, NEVER, browser -> send(browser, HEAD + "a list"))).isEmpty();
        assertThat(fetched(6, NEVER, browser -> {
                    send(browser, HEAD + "a l");
                    throw new IOException("the wire is cut");
                }))
                .isEmpty();
        assertThat(fetched(6, NEVER, browser -> send(browser, HEAD.replace("200 OK", "404 Not Found") + "a list")))
                .isEmpty();
    }
}
