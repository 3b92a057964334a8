package io.threekey.server.applications;

import io.threekey.charter.History;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.StandingOrders;
import io.threekey.server.governance.StandingOrders.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The applications that are registered now, by decision and by nothing else. */
@Component
public class Applications {

    private final StandingOrders<Application> orders;

    Applications(PoliciesInForce policies, Clock clock) {
        this.orders = new StandingOrders<>(policies, clock, RegistrationOrder.ADDRESS, RegistrationOrder::read);
    }

    /**
     * @param decided the version that says so
     */
    public record Registered(Application application, PolicyVersion decided) {}

    public Optional<Application> find(String client) {
        return Optional.ofNullable(orders.now().get(client)).map(Standing::what);
    }

    /** Whether some application that keeps no secret, because it runs in browsers, has its pages there. */
    public boolean anyRunsInBrowsersAt(String origin) {
        return orders.now().values().stream()
                .map(Standing::what)
                .filter(application -> application.proof() instanceof ClientProof.None)
                .flatMap(application -> application.redirects().stream())
                .anyMatch(address -> address.origin().equals(origin));
    }

    /** Whether what some application is told is signed by it. */
    public boolean anyIsToldBy(TokenAlgorithm algorithm) {
        return orders.now().values().stream()
                .anyMatch(standing -> standing.what().signing() == algorithm);
    }

    /** How it was registered when the last version was the one with that text. */
    Optional<Application> registeredWith(JsonObject last, ClientId client) {
        return orders.standingWith(last, client.value());
    }

    /** By name. */
    public List<Registered> all() {
        return byName(orders.now());
    }

    /** Those that were registered then, by name. */
    static List<Registered> registeredBy(History history, Instant then) {
        return byName(StandingOrders.standing(RegistrationOrder.ADDRESS, RegistrationOrder::read, history, then));
    }

    private static List<Registered> byName(Map<String, Standing<Application>> byClient) {
        return byClient.values().stream()
                .map(standing -> new Registered(standing.what(), standing.decided()))
                .sorted(Comparator.comparing(
                                (Registered one) -> one.application().name())
                        .thenComparing(one -> one.application().client().value()))
                .toList();
    }
}
