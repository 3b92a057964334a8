package io.threekey.server.federation;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An application's server that is told of ends: a real HTTP server that answers as it was told to, and 200 by default. */
public final class ApplicationServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int FOUND = 302;

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Manner manner = Manner.SHORT;

    private enum Manner {
        SHORT,
        HANGS,
        ENDLESS
    }

    public ApplicationServer() {
        this(0);
    }

    private ApplicationServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** What came, as it came. */
    public record Call(String method, String path, String type, String body, Set<String> headers) {

        public String text() {
            return URLDecoder.decode(body.replaceFirst("^logout_token=", ""), StandardCharsets.UTF_8);
        }

        public SignedJWT token() {
            try {
                return SignedJWT.parse(text());
            } catch (ParseException none) {
                throw new AssertionError(body, none);
            }
        }
    }

    /** At the same address, once this one is closed. */
    public ApplicationServer comesBack() {
        return new ApplicationServer(server.getAddress().getPort());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/over?of=us";
    }

    /** In this order; then 200 again. */
    public void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    public void hangs() {
        manner = Manner.HANGS;
    }

    void talksWithoutEnd() {
        manner = Manner.ENDLESS;
    }

    public List<Call> calls() {
        return calls;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().keySet()));
            answer(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        var told = answers.poll();
        var status = told == null ? OK : told;
        switch (manner) {
            case SHORT -> {
                if (status == FOUND) {
                    exchange.getResponseHeaders().add("Location", "/elsewhere");
                }
                exchange.sendResponseHeaders(status, -1);
            }
            case HANGS -> closing.await();
            case ENDLESS -> {
                exchange.sendResponseHeaders(status, 0);
                var chunk = new byte[1 << 16];
                while (closing.getCount() > 0) {
                    exchange.getResponseBody().write(chunk);
                }
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
