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
    private final PolicyKinds kinds;
    private final Clock clock;

    Impacts(
            List<ImpactReplay> replays,
            List<Observed> observed,
            PoliciesInForce policies,
            PolicyKinds kinds,
            Clock clock) {
        this.replays = List.copyOf(replays);
        this.observed = List.copyOf(observed);
        this.policies = policies;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** Whether this can be foreseen: the past of the kind can be replayed, and there is a document to compare with. */
    public boolean canForesee(PolicyAddress address) {
        return replayOf(address).isPresent()
                && documentOf(address, policies.at(address)).isPresent();
    }

    /**
     * Empty where it cannot be foreseen.
     *
     * @param document without faults
     */
    public Optional<Impact> ofProposing(PolicyAddress address, JsonObject document) {
        return documentOf(address, policies.at(address))
                .flatMap(inForce -> replayOf(address)
                        .map(replay -> replay.replay(
                                address,
                                sitesObeying(address, document),
                                inForce,
                                document,
                                ReplayedPeriod.before(clock.instant()))));
    }

    /**
     * What a version with stages would have done to the sign-ins since it is recorded, until it was obeyed: tried on them
     * as a proposal is on those of the past. Empty before its first hour is over, and a month after it is obeyed.
     */
    public Optional<Impact> ofStages(PolicyVersion version) {
        return ReplayedPeriod.ofStages(version, clock.instant())
                .flatMap(period -> documentOf(
                                version.address(),
                                policies.chain()
                                        .history()
                                        .obeyedAt(
                                                version.address(),
                                                period.until().minusMillis(1)))
                        .flatMap(obeyed -> replayOf(version.address())
                                .map(replay -> replay.replay(
                                        version.address(),
                                        sitesObeying(version.address(), version.document()),
                                        obeyed,
                                        version.document(),
                                        period))));
    }

    /** How many people this version has hindered since then; nobody where its kind is not counted. */
    public int hinderedSince(PolicyVersion version, Instant since) {
        return documentOf(version.address(), policies.chain().history().before(version))
                .flatMap(replaced -> observed.stream()
                        .filter(counting ->
                                counting.kind().equals(version.address().kind()))
                        .findFirst()
                        .map(counting -> counting.hinderedSince(
                                version, sitesObeying(version.address(), version.document()), replaced, since)))
                .orElse(0);
    }

    /** What is obeyed there; the first document of a kind is compared with what holds while nothing is decided. */
    private Optional<JsonObject> documentOf(PolicyAddress address, Optional<PolicyVersion> obeyed) {
        return obeyed.map(PolicyVersion::document)
                .or(() -> kinds.named(address.kind()).flatMap(PolicyKind::whileUndecided));
    }

    private SitesConcerned sitesObeying(PolicyAddress address, JsonObject document) {
        return SitesConcerned.by(address, document, policies.chain(), clock.instant());
    }

    private Optional<ImpactReplay> replayOf(PolicyAddress address) {
        return replays.stream()
                .filter(replay -> replay.kind().equals(address.kind()))
                .findFirst();
    }
}
