package io.threekey.server.signin;

import io.threekey.charter.PolicyKindName;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.Observed;
import io.threekey.server.signin.replay.Replays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the kinds that sign-ins are ruled by are tried beforehand, and watched once they are in force. */
@Configuration(proxyBeanMethods = false)
class WatchedPolicies {

    private final PoliciesDoor policies;
    private final WorkPlaces places;
    private final Replays replays;

    WatchedPolicies(PoliciesDoor policies, WorkPlaces places, Replays replays) {
        this.policies = policies;
        this.places = places;
        this.replays = replays;
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
        return replays.of(kind, policies::inForce, places::atWork);
    }

    private Observed keptOut(PolicyKindName kind) {
        return replays.keptOut(kind, policies::inForce);
    }
}
