package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.PoliciesInForce;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is made of what went before, by the policy in force. */
@Component
class RiskDoor {

    private final PoliciesInForce policies;

    RiskDoor(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Empty only where nothing was ever decided: what was decided and cannot be read asks for more at any signal. */
    Optional<DecidedThresholds> inForce(SignInFacts.Workplace workplace) {
        return policies.at(new PolicyAddress(RiskThresholds.KIND, Optional.of(workplace.useCase()), workplace.site()))
                .map(DecidedThresholds::of);
    }
}
