package io.threekey.server.signin.replay;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tries another document of a kind that sign-ins are ruled by on those of a period. */
final class RulingsReplay implements ImpactReplay {

    private final PolicyKindName kind;
    private final Function<Workplace, PoliciesObeyed> policies;
    private final Supplier<Map<PersonId, AtWork>> people;
    private final Replays with;

    RulingsReplay(
            PolicyKindName kind,
            Function<Workplace, PoliciesObeyed> policies,
            Supplier<Map<PersonId, AtWork>> people,
            Replays with) {
        this.kind = kind;
        this.policies = policies;
        this.people = people;
        this.with = with;
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
        var tried = new PoliciesTried(
                once(work -> now.among(policies.apply(work))),
                once(work -> then.among(policies.apply(work))),
                counting(inForce, proposed),
                situation ->
                        address.useCase().filter(situation.useCase()::equals).isPresent()
                                && sites.reaches(situation.site())
                                && mayComeOutOtherwise(situation),
                situation -> !kind.equals(RiskThresholds.KIND)
                        || situation.recently().isPresent());
        return with.impact(tried, address, people.get(), period);
    }

    /** Asked once for each place, so that all of them are tried on the same, whatever is adopted meanwhile. */
    private static Function<Workplace, PoliciesObeyed> once(Function<Workplace, PoliciesObeyed> asked) {
        var known = new HashMap<Workplace, PoliciesObeyed>();
        return work -> known.computeIfAbsent(work, asked);
    }

    /** Whoever another kind of policy keeps out is kept out, whatever becomes of this one. */
    private boolean mayComeOutOtherwise(Situation situation) {
        return switch (situation.became()) {
            case Situation.Became.LetIn in -> true;
            case Situation.Became.KeptOut(var reason, var by) -> by.equals(kind);
        };
    }

    private Verdict.Counting counting(JsonObject inForce, JsonObject proposed) {
        return kind.equals(RiskThresholds.KIND)
                ? CountedOfRulings.ofRisk(RiskThresholds.obeyedOf(inForce), RiskThresholds.obeyedOf(proposed))
                : CountedOfRulings::ofKeys;
    }
}
