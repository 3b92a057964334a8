package io.threekey.demo.tour;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Signer;
import io.threekey.demo.tour.SignInsSince.CameIn;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PoliciesInForce;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From a sign-in back to the decision that it obeyed, and to those who signed that. */
@Component
class ObeyedHere {

    private final PoliciesInForce policies;

    ObeyedHere(PoliciesInForce policies) {
        this.policies = policies;
    }

    Optional<PolicyVersion> version(CameIn cameIn) {
        return policies.chain().history().versions(cameIn.entry().policy()).stream()
                .filter(version -> version.version() == cameIn.entry().policyVersion())
                .findFirst();
    }

    /** @param name of whoever came in */
    List<Words> inWords(CameIn cameIn, String name) {
        var signers = version(cameIn).stream()
                .flatMap(version -> version.signers().stream())
                .map(Signer::holderName)
                .distinct()
                .toList();
        return List.of(
                Words.of("demo.tour.came-in", name, cameIn.at(), cameIn.entry().idleMinutes()),
                Words.of(
                        "demo.tour.obeyed",
                        cameIn.entry().policyVersion(),
                        signers,
                        policies.chain().decisions()));
    }
}
