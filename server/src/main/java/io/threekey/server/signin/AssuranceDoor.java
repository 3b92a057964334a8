package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.server.governance.PoliciesInForce;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is asked of keys by the policy in force, and by the one on its way. */
@Component
class AssuranceDoor {

    private final PoliciesInForce policies;

    AssuranceDoor(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Empty only where nothing was ever decided: what was decided and cannot be read asks for the most. */
    Optional<DecidedAssurance> inForce(SignInFacts.Workplace workplace) {
        return policies.at(addressOf(workplace)).map(DecidedAssurance::of);
    }

    Optional<AskedOnItsWay> onItsWay(SignInFacts.Workplace workplace) {
        return policies.beside(addressOf(workplace))
                .map(coming -> new AskedOnItsWay(
                        coming.stage(),
                        coming.version().effectiveAt(),
                        AssuranceRequired.obeyedOf(coming.version().document())));
    }

    private static PolicyAddress addressOf(SignInFacts.Workplace workplace) {
        return new PolicyAddress(AssuranceRequired.KIND, Optional.of(workplace.useCase()), workplace.site());
    }
}
