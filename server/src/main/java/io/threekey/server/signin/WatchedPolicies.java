package io.threekey.server.signin;

import io.threekey.charter.PolicyKindName;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.Observed;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.StaffMonitoring;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the kinds that sign-ins are ruled by are tried beforehand, and watched once they are in force. */
@Configuration(proxyBeanMethods = false)
class WatchedPolicies {

    private final PoliciesDoor policies;
    private final Ledger ledger;
    private final RecordedSignIns recorded;
    private final WorkPlaces places;
    private final StaffMonitoring monitoring;
    private final Clock clock;

    WatchedPolicies(
            PoliciesDoor policies,
            Ledger ledger,
            RecordedSignIns recorded,
            WorkPlaces places,
            StaffMonitoring monitoring,
            Clock clock) {
        this.policies = policies;
        this.ledger = ledger;
        this.recorded = recorded;
        this.places = places;
        this.monitoring = monitoring;
        this.clock = clock;
    }

    @Bean
    ImpactReplay assuranceReplay() {
        return replay(AssuranceRequired.KIND);
    }

    @Bean
    ImpactReplay standardReplay() {
        return replay(AuthenticatorStandard.KIND);
    }

    @Bean
    ImpactReplay riskReplay() {
        return replay(RiskThresholds.KIND);
    }

    @Bean
    Observed keptOutByAssurance() {
        return keptOut(AssuranceRequired.KIND);
    }

    @Bean
    Observed keptOutByStandard() {
        return keptOut(AuthenticatorStandard.KIND);
    }

    @Bean
    Observed keptOutByRisk() {
        return keptOut(RiskThresholds.KIND);
    }

    private ImpactReplay replay(PolicyKindName kind) {
        return new RulingsReplay(kind, policies, recorded, places, monitoring);
    }

    private Observed keptOut(PolicyKindName kind) {
        return new KeptOutByPolicy(kind, policies, ledger, clock);
    }
}
