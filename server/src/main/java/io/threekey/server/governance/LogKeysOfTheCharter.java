package io.threekey.server.governance;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.server.ledger.PinnedLogKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the ledger which of its keys the charter pins, out of the chain that this node has verified itself. */
@Component
class LogKeysOfTheCharter implements PinnedLogKeys {

    /** Clocks of several nodes differ, and for the slowest one the charter before may still be in force. */
    static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    private final PoliciesInForce policies;

    LogKeysOfTheCharter(PoliciesInForce policies) {
        this.policies = policies;
    }

    @Override
    public Answer at(Instant moment) {
        if (policies.founded()) {
            return pinned(policies.chain().history(), moment);
        }
        return policies.inDoubt() ? new Unknown() : new NothingFounded();
    }

    private static Pinned pinned(History history, Instant now) {
        var ever = Set.copyOf(history.logKeysEver());
        var over = new HashSet<>(ever);
        over.removeAll(keysNeeded(history, now));
        return new Pinned(history.charterInForce(now).log().verifierKeys(), ever, over);
    }

    /** In force, or a few minutes ago, or one that waits. */
    private static boolean isNeeded(PolicyVersion version, History history, Instant now) {
        return version.effectiveAt().isAfter(now)
                || Stream.of(now, now.minus(CLOCKS_DIFFER_BY))
                        .map(history::charterInForce)
                        .anyMatch(charter -> charter.version() == version.version());
    }

    private static Set<String> keysNeeded(History history, Instant now) {
        return history.versions(PolicyAddress.CHARTER).stream()
                .filter(version -> version.validity().everBegins() && isNeeded(version, history, now))
                .flatMap(version -> history.charter(version.version()).stream())
                .flatMap(charter -> charter.log().verifierKeys().stream())
                .collect(Collectors.toSet());
    }
}
