package io.threekey.server.federation;

import io.threekey.server.applications.BackChannelAddress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;

/**
 * Posts what an application's server is to be told (OpenID Connect Back-Channel Logout 1.0, 2.5; RFC 8935, 2): to the
 * decided address and nowhere else, and of the answer reads the status alone, however much follows it.
 */
@Component
public class ApplicationServers {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int SAYS_NO = 400;

    /** By HTTP/1.1, so that each that is cut off is a connection of its own. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    public Heard tell(BackChannelAddress address, Letter letter) {
        var answer = client.sendAsync(request(address, letter), head -> new StatusAlone());
        try {
            return heard(
                    letter, answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException | CancellationException slow) {
            answer.cancel(true);
            return nothing(TellingProblem.Kind.TOO_SLOW);
        } catch (ExecutionException failed) {
            return nothing(kind(failed));
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return nothing(TellingProblem.Kind.BROKEN_OFF);
        }
    }

    private static HttpRequest request(BackChannelAddress address, Letter letter) {
        var request = HttpRequest.newBuilder(address.uri())
                .timeout(ANSWER)
                .header("Content-Type", letter.type())
                .header("User-Agent", "Threekey")
                .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
        letter.authorization().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static Heard heard(Letter letter, int status) {
        if (letter.yes().contains(status)) {
            return new Heard.Yes();
        }
        return status == SAYS_NO
                ? new Heard.No(TellingProblem.answered(status))
                : new Heard.Nothing(TellingProblem.answered(status));
    }

    private static Heard nothing(TellingProblem.Kind kind) {
        return new Heard.Nothing(TellingProblem.of(kind));
    }

    private static TellingProblem.Kind kind(ExecutionException failed) {
        return switch (failed.getCause()) {
            case HttpTimeoutException slow -> TellingProblem.Kind.TOO_SLOW;
            case SSLException untrusted -> TellingProblem.Kind.NOT_TRUSTED;
            case IOException away -> TellingProblem.Kind.UNREACHABLE;
            case null, default -> TellingProblem.Kind.BROKEN_OFF;
        };
    }
}
