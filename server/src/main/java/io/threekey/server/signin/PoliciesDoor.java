package io.threekey.server.signin;

import io.threekey.server.signin.SignInFacts.Workplace;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Everything that is in force for where somebody works. */
@Component
class PoliciesDoor {

    private final LimitsDoor limits;
    private final AssuranceDoor assurance;
    private final StandardDoor standard;
    private final RiskDoor risk;

    PoliciesDoor(LimitsDoor limits, AssuranceDoor assurance, StandardDoor standard, RiskDoor risk) {
        this.limits = limits;
        this.assurance = assurance;
        this.standard = standard;
        this.risk = risk;
    }

    PoliciesObeyed inForce(Workplace work) {
        return new PoliciesObeyed(
                limits.inForce(work), assurance.inForce(work), standard.inForce(work), risk.inForce(work));
    }

    PoliciesObeyed inForce(Optional<Workplace> work) {
        return work.map(this::inForce).orElse(PoliciesObeyed.NOTHING);
    }
}
