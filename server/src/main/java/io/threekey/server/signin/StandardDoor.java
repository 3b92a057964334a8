package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.governance.PoliciesInForce;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which models of key are taken, by the policy in force and by the one on its way. */
@Component
class StandardDoor {

    private final PoliciesInForce policies;

    StandardDoor(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Empty only where nothing was ever decided: what was decided and cannot be read asks for the most. */
    Optional<DecidedStandard> inForce(SignInFacts.Workplace workplace) {
        return policies.at(addressOf(workplace)).map(DecidedStandard::of);
    }

    Optional<AskedOnItsWay> onItsWay(SignInFacts.Workplace workplace) {
        return policies.beside(addressOf(workplace))
                .map(coming -> new AskedOnItsWay(
                        coming.stage(),
                        coming.version().effectiveAt(),
                        AuthenticatorStandard.obeyedOf(coming.version().document())));
    }

    private static PolicyAddress addressOf(SignInFacts.Workplace workplace) {
        return new PolicyAddress(AuthenticatorStandard.KIND, Optional.of(workplace.useCase()), workplace.site());
    }
}
