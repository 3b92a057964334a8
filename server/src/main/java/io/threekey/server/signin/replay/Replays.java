package io.threekey.server.signin.replay;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.Observed;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.StaffMonitoring;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.SignInFacts.Workplace;
import io.threekey.server.timing.UsualTimes;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes the replays of the kinds that sign-ins are ruled by, which differ in little. */
@Component
public class Replays {

    private final RecordedSignIns recorded;
    private final PoliciesInForce chain;
    private final Authenticators authenticators;
    private final UsualTimes usual;
    private final StaffMonitoring monitoring;
    private final SignInTypes types;
    private final Ledger ledger;
    private final Clock clock;

    Replays(
            RecordedSignIns recorded,
            PoliciesInForce chain,
            Authenticators authenticators,
            UsualTimes usual,
            StaffMonitoring monitoring,
            SignInTypes types,
            Ledger ledger,
            Clock clock) {
        this.recorded = recorded;
        this.chain = chain;
        this.authenticators = authenticators;
        this.usual = usual;
        this.monitoring = monitoring;
        this.types = types;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Tries documents of a kind on the past.
     *
     * @param policies what is in force where somebody works
     * @param people where everybody works today
     */
    public ImpactReplay of(
            PolicyKindName kind, Function<Workplace, PoliciesObeyed> policies, Supplier<Map<PersonId, AtWork>> people) {
        return new RulingsReplay(kind, policies, people, this);
    }

    /** Counts whom versions of a kind keep out. */
    public Observed keptOut(PolicyKindName kind, Function<Workplace, PoliciesObeyed> policies) {
        return new KeptOutByPolicy(kind, policies, types, ledger, clock);
    }

    Impact impact(PoliciesTried tried, PolicyAddress address, Map<PersonId, AtWork> people, ReplayedPeriod period) {
        var house = new RulingsCompared.House(
                people,
                new KeysNamed(authenticators::nameOfModel),
                usual.of(address.useCase().orElseThrow()));
        var again = RuledAgain.by(chain.chain().history());
        return RulingsCompared.impact(
                recorded.affordable(period),
                read -> new RulingsCompared(tried, again, house, read),
                recorded::read,
                monitoring.smallestGroup());
    }
}
