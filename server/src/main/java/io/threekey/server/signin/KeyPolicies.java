package io.threekey.server.signin;

import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.Observed;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.StaffMonitoring;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the two kinds that ask something of keys are tried beforehand, and watched once they are in force. */
@Configuration(proxyBeanMethods = false)
class KeyPolicies {

    @Bean
    ImpactReplay assuranceReplay(Ledger ledger, WorkPlaces places, StaffMonitoring monitoring) {
        return new KeyReplay(AssuranceRequired.KIND, ledger, places, monitoring);
    }

    @Bean
    ImpactReplay standardReplay(Ledger ledger, WorkPlaces places, StaffMonitoring monitoring) {
        return new KeyReplay(AuthenticatorStandard.KIND, ledger, places, monitoring);
    }

    @Bean
    Observed keptOutByAssurance(Ledger ledger, Clock clock) {
        return new KeptOutByKey(AssuranceRequired.KIND, ledger, clock);
    }

    @Bean
    Observed keptOutByStandard(Ledger ledger, Clock clock) {
        return new KeptOutByKey(AuthenticatorStandard.KIND, ledger, clock);
    }
}
