package io.threekey.server.signin;

import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.Observed;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.StaffMonitoring;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the two kinds that ask something of keys are tried beforehand, and watched once they are in force. */
@Configuration(proxyBeanMethods = false)
class KeyPolicies {

    @Bean
    ImpactReplay assuranceReplay(
            PoliciesInForce policies, Ledger ledger, WorkPlaces places, StaffMonitoring monitoring) {
        return new KeyReplay(AssuranceRequired.KIND, policies, ledger, places, monitoring);
    }

    @Bean
    ImpactReplay standardReplay(
            PoliciesInForce policies, Ledger ledger, WorkPlaces places, StaffMonitoring monitoring) {
        return new KeyReplay(AuthenticatorStandard.KIND, policies, ledger, places, monitoring);
    }

    @Bean
    Observed keptOutByAssurance(PoliciesInForce policies, Ledger ledger, Clock clock) {
        return new KeptOutByKey(AssuranceRequired.KIND, policies, ledger, clock);
    }

    @Bean
    Observed keptOutByStandard(PoliciesInForce policies, Ledger ledger, Clock clock) {
        return new KeptOutByKey(AuthenticatorStandard.KIND, policies, ledger, clock);
    }
}
