package io.threekey.server.witnessing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threekey.evidence.LedgerWitnessing.Witness;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The witness that ships, behind something that holds each question back until the test lets one go. */
final class ASlowWitness implements AutoCloseable {

    private final AWitness witness;
    private final HttpServer line;
    private final Semaphore letGo = new Semaphore(0);
    private final AtomicBoolean failsOnce = new AtomicBoolean();

    ASlowWitness(AWitness witness) {
        this.witness = witness;
        this.line = AWitness.serving(this::pass);
    }

    Witness asNamed(String name) {
        return witness.asNamedBehind(name, line);
    }

    /** So that it is asked a round later than the others from then on. */
    void failsTheFirstTime() {
        failsOnce.set(true);
    }

    void letsOneGo() {
        letGo.release();
    }

    void letsManyGo() {
        letGo.release(1_000);
    }

    private void pass(HttpExchange exchange) throws IOException {
        if (failsOnce.compareAndSet(true, false)) {
            answer(exchange, 503, "not now".getBytes(UTF_8));
            return;
        }
        try {
            if (letGo.tryAcquire(1, TimeUnit.MINUTES)) {
                answer(exchange, 200, witness.answers(exchange));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        line.stop(0);
        witness.close();
    }
}
