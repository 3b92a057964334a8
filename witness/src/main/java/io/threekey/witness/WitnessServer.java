package io.threekey.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threekey.tlog.WitnessRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Answers {@code POST /add-checkpoint} (C2SP tlog-witness), and {@code GET /checkpoint/ORIGIN} with what
 * it last cosigned. TLS, where it is wanted, is a proxy's in front of it.
 */
final class WitnessServer implements AutoCloseable {

    private static final String PATH = "/add-checkpoint";
    private static final String REMEMBERED = "/checkpoint/";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";

    private final HttpServer server;
    private final Witness witness;
    private final PrintStream out;

    private WitnessServer(HttpServer server, Witness witness, PrintStream out) {
        this.server = server;
        this.witness = witness;
        this.out = out;
    }

    static WitnessServer start(InetSocketAddress address, Witness witness, PrintStream out) throws IOException {
        WitnessServer started = new WitnessServer(HttpServer.create(address, 0), witness, out);
        started.server.createContext("/", started::handle);
        started.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.server.start();
        return started;
    }

    String verifierKey() {
        return witness.key().vkey();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().startsWith(REMEMBERED)) {
                tell(exchange);
            } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
                send(exchange, 404, TEXT, "There is only " + PATH + " here.\n");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                send(exchange, 405, TEXT, "A checkpoint is posted.\n");
            } else {
                answer(exchange);
            }
        } catch (RuntimeException broken) {
            out.println("A request could not be answered: " + broken.getMessage());
            exchange.close();
        }
    }

    /** The specification leaves open how others read what a witness remembers; this is ours. */
    private void tell(HttpExchange exchange) throws IOException {
        String origin = exchange.getRequestURI().getPath().substring(REMEMBERED.length());
        Optional<String> latest = witness.latest(origin);
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            send(exchange, 405, TEXT, "What is remembered is only read.\n");
        } else if (latest.isEmpty()) {
            send(exchange, 404, TEXT, "Nothing is remembered of that log.\n");
        } else {
            send(exchange, 200, TEXT, latest.get());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(WitnessRequest.LONGEST_BODY + 1);
        if (body.length > WitnessRequest.LONGEST_BODY) {
            send(exchange, 413, TEXT, "A request is no longer than " + WitnessRequest.LONGEST_BODY + " bytes.\n");
            return;
        }
        switch (witness.addCheckpoint(body)) {
            case Answer.Cosigned(String lines) -> send(exchange, 200, TEXT, lines);
            case Answer.Malformed(String why) -> send(exchange, 400, TEXT, why + ".\n");
            case Answer.UnknownLog unknown -> send(exchange, 404, TEXT, "This witness does not watch that log.\n");
            case Answer.NotSignedByTheLog stranger ->
                send(exchange, 403, TEXT, "No key of that log has signed the checkpoint.\n");
            case Answer.OtherSize(long latest) -> send(exchange, 409, SIZE, latest + "\n");
            case Answer.Forked(long latest) -> {
                out.println("A log showed another tree of " + latest + " entries than before.");
                send(exchange, 409, SIZE, latest + "\n");
            }
            case Answer.NotGrownFrom(long latest) -> {
                out.println("A log did not prove that it grew from its " + latest + " entries.");
                send(exchange, 422, TEXT, "The proof does not show growth from " + latest + " entries.\n");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
