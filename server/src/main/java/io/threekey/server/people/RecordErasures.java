package io.threekey.server.people;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.RecordErasure;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.PayloadErasure;
import io.threekey.server.notices.Alerts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Carries out what was decided to be erased, once it took effect, each version once. What cannot be carried out stands in
 * an alert and is tried again.
 */
@Component
class RecordErasures {

    static final String IMPOSSIBLE = "record.erasure-impossible";

    private static final Logger log = LoggerFactory.getLogger(RecordErasures.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final PoliciesInForce policies;
    private final PayloadErasure erasure;
    private final Alerts alerts;
    private final Clock clock;

    RecordErasures(PoliciesInForce policies, PayloadErasure erasure, Alerts alerts, Clock clock) {
        this.policies = policies;
        this.erasure = erasure;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Bean
    RecurringJob watchOfOrdersToErase() {
        return RecurringJob.every(BETWEEN_LOOKS, "people.erase", this::look);
    }

    /** Nothing is erased while what is stored is not believed. */
    void look() {
        if (!policies.founded() || policies.inDoubt()) {
            return;
        }
        var now = clock.instant();
        var impossible = new TreeSet<Integer>();
        policies.chain().history().versions(RecordErasure.ADDRESS).stream()
                .filter(version -> version.validity().everBegins())
                .filter(version -> !version.effectiveAt().isAfter(now))
                .filter(version -> !isCarriedOut(version))
                .forEach(version -> impossible.add(version.version()));
        if (impossible.isEmpty()) {
            alerts.over(IMPOSSIBLE);
        } else {
            alerts.raise(
                    IMPOSSIBLE,
                    List.of(String.join(
                            ", ", impossible.stream().map(String::valueOf).toList())));
        }
    }

    private boolean isCarriedOut(PolicyVersion version) {
        try {
            var order = RecordErasure.read(version.document());
            return switch (erasure.carryOut(version.version(), version.digest(), order.entries())) {
                case PayloadErasure.Outcome.Erased erased -> true;
                case PayloadErasure.Outcome.CarriedOut before -> true;
                case PayloadErasure.Outcome.Refused(var why) -> {
                    log.warn("version {} of record-erasure cannot be carried out: {}", version.version(), why);
                    yield false;
                }
            };
        } catch (MalformedDocument unreadable) {
            log.warn("version {} of record-erasure cannot be read", version.version(), unreadable);
            return false;
        }
    }
}
