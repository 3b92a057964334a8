package io.threekey.server.authenticators.models;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What lies at an address, whole or not at all. A request's own timeout is over with the first line of the answer: this one
 * holds for all of it, so that a server that stops in the middle keeps nobody waiting.
 *
 * @param within how long it may take from the first try to connect to the last byte
 * @param most how many bytes it may be
 */
record Download(URI address, Duration within, int most) {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;

    Optional<byte[]> bytes() throws InterruptedException {
        var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        try {
            return bytes(http);
        } finally {
            http.shutdownNow();
        }
    }

    private Optional<byte[]> bytes(HttpClient http) throws InterruptedException {
        var answer = http.sendAsync(HttpRequest.newBuilder(address).build(), head -> body(head.statusCode()));
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS).body();
        } catch (TimeoutException | CancellationException slow) {
            answer.cancel(true);
            return Optional.empty();
        } catch (ExecutionException brokenOffOrTooMuch) {
            return Optional.empty();
        }
    }

    private HttpResponse.BodySubscriber<Optional<byte[]>> body(int status) {
        return status == OK
                ? BodySubscribers.mapping(BodySubscribers.limiting(BodySubscribers.ofByteArray(), most), Optional::of)
                : BodySubscribers.replacing(Optional.empty());
    }
}
