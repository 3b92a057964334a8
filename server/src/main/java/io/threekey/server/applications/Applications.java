package io.threekey.server.applications;

import io.threekey.charter.History;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.governance.PoliciesInForce;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The applications that are registered now, read from the verified chain of decisions and from nothing else: in memory,
 * the same on every node, and the last verified ones while the database is in doubt.
 */
@Component
public class Applications {

    private static final Logger log = LoggerFactory.getLogger(Applications.class);

    private final PoliciesInForce policies;
    private final Clock clock;
    private volatile Register known = new Register(Optional.empty(), Instant.MIN, Map.of());

    Applications(PoliciesInForce policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param decided the version that says so
     */
    public record Registered(Application application, PolicyVersion decided) {}

    public Optional<Application> find(String client) {
        return Optional.ofNullable(now().byClient().get(client)).map(Registered::application);
    }

    /** Whether some application that keeps no secret, because it runs in browsers, has its pages there. */
    public boolean anyRunsInBrowsersAt(String origin) {
        return now().byClient().values().stream()
                .map(Registered::application)
                .filter(application -> application.proof() instanceof ClientProof.None)
                .flatMap(application -> application.redirects().stream())
                .anyMatch(address -> address.origin().equals(origin));
    }

    /** Whether what some application is told is signed by it. */
    public boolean anyIsToldBy(TokenAlgorithm algorithm) {
        return now().byClient().values().stream()
                .anyMatch(registered -> registered.application().signing() == algorithm);
    }

    /** How it was registered when the last version was the one with that text. */
    Optional<Application> registeredWith(JsonObject last, ClientId client) {
        var versions = policies.chain().history().versions(RegistrationOrder.ADDRESS);
        var until = versions.stream().map(PolicyVersion::document).toList().lastIndexOf(last);
        return versions.stream()
                .limit(until + 1L)
                .flatMap(version -> read(version).stream())
                .filter(order -> order.client().equals(client))
                .reduce((earlier, later) -> later)
                .flatMap(RegistrationOrder::registered);
    }

    /** By name. */
    public List<Registered> all() {
        return byName(now().byClient());
    }

    /** Those that were registered then, by name. */
    static List<Registered> registeredBy(History history, Instant then) {
        return byName(registered(history, then));
    }

    private static List<Registered> byName(Map<String, Registered> byClient) {
        return byClient.values().stream()
                .sorted(Comparator.comparing(
                                (Registered one) -> one.application().name())
                        .thenComparing(one -> one.application().client().value()))
                .toList();
    }

    /** @param until when some version begins or lapses, so that it may be another one */
    private record Register(Optional<History> of, Instant until, Map<String, Registered> byClient) {

        boolean holds(History history, Instant now) {
            return of.filter(history::equals).isPresent() && now.isBefore(until);
        }
    }

    private Register now() {
        var last = known;
        if (!policies.founded()) {
            return last;
        }
        var history = policies.chain().history();
        var now = clock.instant();
        if (last.holds(history, now)) {
            return last;
        }
        var read = new Register(Optional.of(history), nextTurn(history, now), registered(history, now));
        known = read;
        return read;
    }

    private static Instant nextTurn(History history, Instant now) {
        return Optional.ofNullable(history.turnsAt(RegistrationOrder.ADDRESS).higher(now))
                .orElse(Instant.MAX);
    }

    private static Map<String, Registered> registered(History history, Instant now) {
        var byClient = new HashMap<String, Registered>();
        history.versions(RegistrationOrder.ADDRESS).stream()
                .filter(version -> version.validity().everBegins())
                .filter(version -> !history.isReplacedBeforeItBegan(version))
                .filter(version -> !version.effectiveAt().isAfter(now))
                .forEach(version -> read(version).ifPresent(order -> {
                    switch (order) {
                        case RegistrationOrder.Withdraw(var client) -> byClient.remove(client.value());
                        case RegistrationOrder.Register(var application) -> {
                            if (lasts(version, now)) {
                                byClient.put(application.client().value(), new Registered(application, version));
                            }
                        }
                    }
                }));
        return Map.copyOf(byClient);
    }

    /** A registration may be for some time; a withdrawal is for good, whatever the charter's clock says. */
    private static boolean lasts(PolicyVersion version, Instant now) {
        return version.until().filter(end -> !now.isBefore(end)).isEmpty()
                && version.revertedAt().filter(end -> !now.isBefore(end)).isEmpty();
    }

    private static Optional<RegistrationOrder> read(PolicyVersion version) {
        try {
            return Optional.of(RegistrationOrder.read(version.document()));
        } catch (MalformedDocument unreadable) {
            log.warn("version {} of application-registration cannot be read", version.version(), unreadable);
            return Optional.empty();
        }
    }
}
