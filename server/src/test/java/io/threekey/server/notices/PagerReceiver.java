package io.threekey.server.notices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A hospital's gateway for pagers: a real HTTP server that answers as it is told, and accepts by default. */
public final class PagerReceiver implements AutoCloseable {

    public static final String SECRET = "a-secret-of-the-hospital-and-its-gateway";

    private static final int ACCEPTED = 202;
    private static final int FOUND = 302;

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean hanging;

    public PagerReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** @param headers with names in lower case */
    public record Call(String path, Map<String, String> headers, byte[] body) {

        public String text(String field) {
            return fields().text(field);
        }

        public long number(String field) {
            return fields().integer(field);
        }

        private Fields fields() {
            return Fields.of((JsonObject) JsonReader.read(body), "page");
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/pages";
    }

    public Map<String, Object> settings() {
        return Map.of("threekey.pager-url", url(), "threekey.pager-secret", SECRET);
    }

    /** In this order; then it accepts again. */
    synchronized void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    void hangs() {
        hanging = true;
    }

    public List<Call> calls() {
        return calls;
    }

    List<Call> callsTo(String pager) {
        return calls.stream().filter(call -> call.text("to").equals(pager)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var call = new Call(
                    exchange.getRequestURI().getPath(),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            calls.add(call);
            if (hanging) {
                closing.await();
            }
            var status = nextStatus(call);
            if (status == FOUND) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Numbers that end in 404 are nobody's. */
    private synchronized int nextStatus(Call call) {
        if (call.text("to").endsWith("404")) {
            return 404;
        }
        var told = answers.poll();
        return told == null ? ACCEPTED : told;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
