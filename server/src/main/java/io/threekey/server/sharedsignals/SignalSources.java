package io.threekey.server.sharedsignals;

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
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The other systems whose word counts now, by decision and by nothing else. */
@Component
class SignalSources {

    private final StandingOrders<SignalSource> orders;

    SignalSources(PoliciesInForce policies, Clock clock) {
        this.orders = new StandingOrders<>(policies, clock, SourceOrder.ADDRESS, SourceOrder::read);
    }

    Optional<SignalSource> find(String issuer) {
        return Optional.ofNullable(orders.now().get(issuer)).map(Standing::what);
    }

    /** By name. */
    List<Standing<SignalSource>> all() {
        return orders.now().values().stream()
                .sorted(Comparator.comparing(standing -> standing.what().name()))
                .toList();
    }

    Optional<SignalSource> decidedWith(JsonObject last, String issuer) {
        return orders.standingWith(last, issuer);
    }

    static List<PolicyVersion> decidedBy(History history, Instant then) {
        return StandingOrders.standing(SourceOrder.ADDRESS, SourceOrder::read, history, then).values().stream()
                .sorted(Comparator.comparing(standing -> standing.what().name()))
                .map(Standing::decided)
                .toList();
    }
}
