package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.tlog.WitnessRequest;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The line to witnesses: HTTP that ends in time, whatever answers, reads little, and follows nobody elsewhere. */
@Component
class WitnessLine implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int UNPROCESSABLE = 422;

    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WitnessLine(@Value("${threekey.witness.patience:10s}") Duration patience) {
        this.patience = patience;
    }

    WitnessAnswer asks(Witness witness, WitnessRequest request) throws InterruptedException {
        return sent(HttpRequest.newBuilder(at(witness, "/add-checkpoint"))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                        .build())
                .map(WitnessLine::read)
                .orElseGet(WitnessAnswer.Silent::new);
    }

    /** The newest checkpoint that it remembers; only the witness that ships with Threekey tells. */
    Optional<byte[]> remembered(Witness witness, String origin) throws InterruptedException {
        return sent(HttpRequest.newBuilder(at(witness, "/checkpoint/" + origin))
                        .GET()
                        .build())
                .filter(answer -> answer.statusCode() == HttpURLConnection.HTTP_OK)
                .map(HttpResponse::body);
    }

    private static WitnessAnswer read(HttpResponse<byte[]> answer) {
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        return switch (answer.statusCode()) {
            case HttpURLConnection.HTTP_OK -> new WitnessAnswer.Cosigned(text);
            case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_FORBIDDEN -> new WitnessAnswer.NotWatching();
            case UNPROCESSABLE -> new WitnessAnswer.NotGrown();
            case HttpURLConnection.HTTP_CONFLICT ->
                text.matches("(0|[1-9][0-9]{0,17})\n?")
                        ? new WitnessAnswer.OtherSize(Long.parseLong(text.strip()))
                        : new WitnessAnswer.Nonsense("409");
            default -> new WitnessAnswer.Nonsense(String.valueOf(answer.statusCode()));
        };
    }

    /** The client's own limit ends with the headers (JDK 25); this one also where a body trickles for ever. */
    private Optional<HttpResponse<byte[]>> sent(HttpRequest request) throws InterruptedException {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException silent) {
            answer.cancel(true);
            return Optional.empty();
        }
    }

    private static URI at(Witness witness, String path) {
        var base = URI.create(witness.url());
        try {
            return new URI(
                    base.getScheme(),
                    null,
                    base.getHost(),
                    base.getPort(),
                    base.getPath().replaceAll("/+$", "") + path,
                    null,
                    null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("not the address of a witness: " + witness.url(), impossible);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
