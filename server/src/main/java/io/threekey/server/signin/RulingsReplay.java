package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.people.StaffMonitoring;
import io.threekey.server.signin.RecordedSignIn.Became;
import io.threekey.server.signin.RecordedSignIn.Situation;

/** Tries another document of a kind that sign-ins are ruled by on those of a period. */
final class RulingsReplay implements ImpactReplay {

    private final PolicyKindName kind;
    private final PoliciesDoor policies;
    private final RecordedSignIns recorded;
    private final WorkPlaces places;
    private final StaffMonitoring monitoring;

    RulingsReplay(
            PolicyKindName kind,
            PoliciesDoor policies,
            RecordedSignIns recorded,
            WorkPlaces places,
            StaffMonitoring monitoring) {
        this.kind = kind;
        this.policies = policies;
        this.recorded = recorded;
        this.places = places;
        this.monitoring = monitoring;
    }

    @Override
    public PolicyKindName kind() {
        return kind;
    }

    @Override
    public Impact replay(
            PolicyAddress address,
            SitesConcerned sites,
            JsonObject inForce,
            JsonObject proposed,
            ReplayedPeriod period) {
        var now = new TriedPolicy(address, inForce);
        var then = new TriedPolicy(address, proposed);
        var compared = new RulingsCompared(
                work -> now.among(policies.inForce(work)),
                work -> then.among(policies.inForce(work)),
                counting(inForce, proposed),
                situation -> !kind.equals(RiskThresholds.KIND)
                        || situation.recently().isPresent(),
                places.now());
        var read = recorded.read(
                period,
                situation ->
                        address.useCase().filter(situation.useCase()::equals).isPresent()
                                && sites.reaches(situation.site())
                                && mayComeOutOtherwise(situation),
                compared);
        return compared.impact(read, monitoring.smallestGroup());
    }

    /** Whoever another kind of policy keeps out is kept out, whatever becomes of this one. */
    private boolean mayComeOutOtherwise(Situation situation) {
        return switch (situation.became()) {
            case Became.LetIn in -> true;
            case Became.KeptOut(var reason, var by) -> by.equals(kind);
        };
    }

    private RulingsCompared.Counting counting(JsonObject inForce, JsonObject proposed) {
        return kind.equals(RiskThresholds.KIND)
                ? CountedOfRulings.ofRisk(RiskThresholds.obeyedOf(inForce), RiskThresholds.obeyedOf(proposed))
                : CountedOfRulings::ofKeys;
    }
}
