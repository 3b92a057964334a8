package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing;
import io.threekey.server.ledger.Alarms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells people where the ledger has waited for its witnesses for longer than the policy lets it. Since when, each node
 * counts for itself and from its start on: witnesses that are away for good are told that much later after a start, and
 * a row that said since when could be written anew by whoever wants nobody to be told.
 */
@Component
class TooFewWitnesses {

    static final String ALERT = "ledger.too-few-witnesses";

    private final Alarms alarms;
    private final Clock clock;
    private Optional<Waiting> waiting = Optional.empty();

    TooFewWitnesses(Alarms alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    /** A ledger that grows is never confirmed to its last entry, so it is by its size at the beginning that it waits. */
    private record Waiting(long size, Instant since) {}

    synchronized void look(LedgerWitnessing policy, long size, long confirmed) {
        if (policy.required() == 0 || confirmed >= waiting.map(Waiting::size).orElse(0L)) {
            waiting = Optional.empty();
            alarms.over(ALERT);
        }
        if (policy.required() > 0 && confirmed < size && waiting.isEmpty()) {
            waiting = Optional.of(new Waiting(size, clock.instant()));
        }
        waiting.filter(since -> isLong(policy, since.since()))
                .ifPresent(since -> alarms.raise(
                        ALERT, policy.required(), policy.witnesses().size(), policy.alertAfterMinutes()));
    }

    private boolean isLong(LedgerWitnessing policy, Instant since) {
        return !clock.instant().isBefore(since.plus(Duration.ofMinutes(policy.alertAfterMinutes())));
    }
}
