package io.threekey.server.sharedsignals;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.Application;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Tokens;
import io.threekey.server.signin.ToldOfEnd.State;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets an application fetch its signals (RFC 8936). Each is handed out again until the application says that it has it, or
 * that it cannot use it; both are recorded.
 */
@Component
public class Fetching {

    static final int MOST_AT_ONCE = 100;

    /** In one request; whoever has more to say says it in the next. */
    public static final int MOST_ANSWERED = 1_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final StreamTable streams;
    private final SignalTable signals;
    private final LostSignals outcomes;
    private final Waiters waiters;
    private final Tokens tokens;
    private final Issuer issuer;
    private final Clock clock;
    private final TransactionTemplate recorded;

    Fetching(
            StreamTable streams,
            SignalTable signals,
            LostSignals outcomes,
            Waiters waiters,
            Tokens tokens,
            Issuer issuer,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.streams = streams;
        this.signals = signals;
        this.outcomes = outcomes;
        this.waiters = waiters;
        this.tokens = tokens;
        this.issuer = issuer;
        this.clock = clock;
        this.recorded = new TransactionTemplate(transactions);
    }

    /**
     * @param most to be handed out; none where it only answers
     * @param waits whether it wants to wait for something to happen
     * @param has the {@code jti}s of those that it has
     * @param cannotUse and of those that it cannot use
     */
    public record Request(int most, boolean waits, List<String> has, Set<String> cannotUse) {

        public Request {
            has = List.copyOf(has);
            cannotUse = Set.copyOf(cannotUse);
        }
    }

    /** Whether a signal could be called that. */
    public static boolean isName(String jti) {
        return NAME.matcher(jti).matches();
    }

    /** @param sets by {@code jti}, the oldest first */
    public record Fetched(Map<String, String> sets, boolean more) {

        public JsonObject document() {
            var all = Json.object();
            sets.forEach(all::put);
            return Json.object()
                    .put("sets", all.build())
                    .put("moreAvailable", more)
                    .build();
        }
    }

    /** Empty where the application has no stream that it fetches from. */
    public Optional<Fetched> fetch(Application application, Request request) {
        var client = application.client().value();
        if (streams.of(client)
                .filter(stream -> stream.delivery() == StreamDelivery.POLL)
                .isEmpty()) {
            return Optional.empty();
        }
        answered(client, request);
        var found = handedOut(application, request.most());
        return Optional.of(
                request.waits() && found.sets().isEmpty() && request.most() > 0
                        ? waiters.wait(
                                client, LONGEST_WAIT, BETWEEN_LOOKS, () -> handedOut(application, request.most()))
                        : found);
    }

    private void answered(String client, Request request) {
        if (request.has().isEmpty() && request.cannotUse().isEmpty()) {
            return;
        }
        recorded.executeWithoutResult(transaction -> {
            var now = clock.instant();
            var noted = 0;
            for (var jti : new TreeSet<>(request.has())) { // in one order, so that two who answer wait in turn
                noted += noted(signals.fetched(client, jti, State.TOLD, Optional.empty(), now));
            }
            for (var jti : new TreeSet<>(request.cannotUse())) {
                noted += noted(signals.fetched(client, jti, State.SAID_NO, Optional.empty(), now));
            }
            if (noted == 0) {
                transaction.setRollbackOnly(); // what it said before, or of what was never its
            }
        });
    }

    private int noted(Optional<WaitingSignal> outcome) {
        outcome.ifPresent(outcomes::record);
        return outcome.isPresent() ? 1 : 0;
    }

    private Fetched handedOut(Application application, int most) {
        var client = application.client().value();
        var enabled = streams.of(client).filter(stream -> stream.status() == StreamStatus.ENABLED);
        if (enabled.isEmpty() || most == 0) {
            return new Fetched(Map.of(), enabled.isPresent() && signals.waiting(client, 1) > 0);
        }
        var bounded = Math.min(most, MOST_AT_ONCE);
        var found = signals.toFetch(client, bounded + 1);
        var sets = new LinkedHashMap<String, String>();
        found.stream()
                .limit(bounded)
                .forEach(
                        event -> sets.put(event.jti(), tokens.securityEvent(application, event.claims(issuer.name()))));
        return new Fetched(sets, found.size() > bounded);
    }
}
