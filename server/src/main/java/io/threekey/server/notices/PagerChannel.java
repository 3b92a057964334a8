package io.threekey.server.notices;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Posts a page to the hospital's gateway, signed, and follows it nowhere else. docs/architecture/notices.md says how. */
@Component
@Order(2)
class PagerChannel implements Channel {

    static final String SIGNATURE = "Threekey-Signature";
    static final String DELIVERY = "Threekey-Delivery";
    static final String ATTEMPT = "Threekey-Attempt";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** RFC 9110 and RFC 6585: not now, too early, too much. */
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429);

    private final Optional<PagerGateway> gateway;
    private final Clock clock;
    private final Optional<HttpClient> client;

    PagerChannel(PagerGateway.Settings settings, Clock clock) {
        this.gateway = settings.gateway();
        this.clock = clock;
        this.client = gateway.map(setUp -> HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build());
    }

    @Override
    public Way way() {
        return Way.PAGER;
    }

    @Override
    public boolean isSetUp() {
        return gateway.isPresent();
    }

    @Override
    public boolean serves(Urgency urgency) {
        return urgency == Urgency.PAGE;
    }

    @Override
    public Optional<String> target(Address address) {
        return address.pager();
    }

    @Override
    public Sent send(Message message, String target) {
        var through = gateway.orElseThrow();
        var body = body(message, target);
        var answer =
                client.orElseThrow().sendAsync(request(through, message, body), HttpResponse.BodyHandlers.discarding());
        try {
            return outcome(answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException | CancellationException slow) {
            answer.cancel(true);
            return new Postponed(Problem.of(Problem.Kind.TOO_SLOW));
        } catch (ExecutionException failed) {
            return new Postponed(Problem.of(kind(failed)));
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Postponed(Problem.of(Problem.Kind.BROKEN_OFF));
        }
    }

    private HttpRequest request(PagerGateway through, Message message, byte[] body) {
        var at = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(through.url())
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Threekey")
                .header(DELIVERY, message.delivery())
                .header(ATTEMPT, String.valueOf(message.attempt()))
                .header(SIGNATURE, "t=" + at + ",v1=" + signature(through.secret(), at, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] body(Message message, String target) {
        return CanonicalJson.bytes(Json.object()
                .put("format", "threekey-page/1")
                .put("delivery", message.delivery())
                .put("attempt", message.attempt())
                .put("to", target)
                .put("subject", message.subject())
                .put("text", message.text())
                .put("link", message.inbox().toString())
                .put("toldAt", message.toldAt().truncatedTo(ChronoUnit.MILLIS))
                .build());
    }

    /** HMAC-SHA-256 over the time of sending, a full stop and the body, so that an old page cannot be sent again. */
    static String signature(String secret, long at, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((at + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks HMAC-SHA-256", broken);
        }
    }

    private static Sent outcome(int status) {
        if (WORTH_ANOTHER_TRY.contains(status)) {
            return new Postponed(Problem.saidNo(status));
        }
        return switch (status / 100) {
            case 2 -> new Delivered();
            case 3 -> new Refused(new Problem(Problem.Kind.SENT_ELSEWHERE, String.valueOf(status)));
            case 4 -> new Refused(Problem.saidNo(status));
            default -> new Postponed(Problem.saidNo(status));
        };
    }

    private static Problem.Kind kind(ExecutionException failed) {
        return switch (failed.getCause()) {
            case HttpTimeoutException slow -> Problem.Kind.TOO_SLOW;
            case SSLException untrusted -> Problem.Kind.NOT_TRUSTED;
            case IOException away -> Problem.Kind.UNREACHABLE;
            case null, default -> Problem.Kind.BROKEN_OFF;
        };
    }
}
