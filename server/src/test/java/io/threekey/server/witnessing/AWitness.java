package io.threekey.server.witnessing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.witness.WitnessCommand;
import io.threekey.witness.WitnessCommand.RunningWitness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** The witness that ships, run in this process with its own folder; and some that are none. */
final class AWitness implements AutoCloseable {

    private final String name;
    private final Path folder;
    private final String logKey;
    private RunningWitness running;
    private final int port;

    private AWitness(String name, Path folder, String logKey) {
        this.name = name;
        this.folder = folder;
        this.logKey = logKey;
        this.running = start("0");
        this.port = running.port();
    }

    static AWitness watching(String logKey) {
        return called("witness.partner.example", logKey);
    }

    static AWitness called(String name, String logKey) {
        try {
            return new AWitness(name, Files.createTempDirectory("threekey-witness"), logKey);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private RunningWitness start(String port) {
        try {
            return WitnessCommand.run(
                    new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                    java.util.List.of(
                            "--home", folder.toString(), "--name", name, "--port", port, "--add-log", logKey));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    Witness asNamed(String name) {
        return new Witness(name, running.verifierKey(), "http://127.0.0.1:" + port);
    }

    /** The same witness where something stands between it and the server. */
    Witness asNamedBehind(String name, HttpServer server) {
        return new Witness(name, running.verifierKey(), urlOf(server));
    }

    static String urlOf(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What this one answers to the request, which it is shown as it came. */
    byte[] answers(HttpExchange request) throws IOException, InterruptedException {
        try (var line = HttpClient.newHttpClient()) {
            return line.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                                            + request.getRequestURI().getPath()))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                                            request.getRequestBody().readAllBytes()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }

    Map<Path, byte[]> copyOfMemory() {
        try (var files = Files.walk(folder.resolve("logs"))) {
            var copy = new HashMap<Path, byte[]>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy.put(file, Files.readAllBytes(file));
            }
            return copy;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As after a restored backup, or with nothing left; at the same port. */
    void restartsRemembering(Map<Path, byte[]> memory) {
        running.close();
        try (var files = Files.walk(folder.resolve("logs"))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            for (var file : memory.entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                Files.write(file.getKey(), file.getValue());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        startsAgain();
    }

    /** With what it remembers, at the same port. */
    void startsAgain() {
        running = start(String.valueOf(port));
    }

    @Override
    public void close() {
        running.close();
    }

    /** Something else that answers where a witness should; ended with its test. */
    static HttpServer thatAnswers(int status, String body) {
        return serving(exchange -> {
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /** Says that it answers, sends a byte now and then, and never comes to an end. */
    static HttpServer thatHangs() {
        return serving(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            trickle(exchange.getResponseBody());
        });
    }

    private static void trickle(OutputStream body) throws IOException {
        while (true) {
            body.write('.');
            body.flush();
            try {
                Thread.sleep(50);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    static HttpServer serving(HttpHandler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", handler);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
