package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What policies do to people: foreseen from the last 30 days before they are signed, counted once they are obeyed. */
@Service
public class Impacts {

    private final List<ImpactReplay> replays;
    private final List<Observed> observed;
    private final PoliciesInForce policies;
    private final Clock clock;

    Impacts(List<ImpactReplay> replays, List<Observed> observed, PoliciesInForce policies, Clock clock) {
        this.replays = List.copyOf(replays);
        this.observed = List.copyOf(observed);
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Empty where the kind's past cannot be replayed, and where nothing is in force that the document could be compared
     * with.
     *
     * @param document without faults
     */
    public Optional<Impact> ofProposing(PolicyAddress address, JsonObject document) {
        return policies.at(address)
                .flatMap(inForce -> replays.stream()
                        .filter(replay -> replay.kind().equals(address.kind()))
                        .findFirst()
                        .map(replay -> replay.replay(
                                address, inForce.document(), document, ReplayedPeriod.before(clock.instant()))));
    }

    /** How many people this version has hindered since then; nobody where its kind is not counted, or it was the first. */
    public int hinderedSince(PolicyVersion version, Instant since) {
        return replacedBy(version)
                .flatMap(replaced -> observed.stream()
                        .filter(counting ->
                                counting.kind().equals(version.address().kind()))
                        .findFirst()
                        .map(counting -> counting.hinderedSince(version, replaced.document(), since)))
                .orElse(0);
    }

    private Optional<PolicyVersion> replacedBy(PolicyVersion version) {
        return policies.chain().history().versions(version.address()).reversed().stream()
                .filter(earlier -> earlier.version() < version.version())
                .findFirst();
    }
}
