package io.threekey.server.federation;

import io.threekey.server.applications.BackChannelAddress;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;

/**
 * Posts a logout token to an application's server (OpenID Connect Back-Channel Logout 1.0, 2.5): to the decided address and
 * nowhere else, and of the answer reads the status alone, however much follows it.
 */
@Component
class ApplicationServers {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** By HTTP/1.1, so that each that is cut off is a connection of its own. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    sealed interface Heard {

        record Yes() implements Heard {}

        /** 2.8: it was told, and could not or would not. */
        record No(TellingProblem why) implements Heard {}

        /** Worth another attempt. */
        record Nothing(TellingProblem why) implements Heard {}
    }

    Heard tell(BackChannelAddress address, String token) {
        var answer = client.sendAsync(request(address, token), head -> new StatusAlone());
        try {
            return heard(answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode());
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

    private static HttpRequest request(BackChannelAddress address, String token) {
        return HttpRequest.newBuilder(address.uri())
                .timeout(ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Threekey")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
    }

    /** 2.8: 200, or 204 where there is nothing to say; 400 is no. What else there is was not said by the application. */
    private static Heard heard(int status) {
        return switch (status) {
            case 200, 204 -> new Heard.Yes();
            case 400 -> new Heard.No(TellingProblem.answered(status));
            default -> new Heard.Nothing(TellingProblem.answered(status));
        };
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
