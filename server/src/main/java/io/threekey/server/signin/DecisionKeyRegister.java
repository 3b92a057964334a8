package io.threekey.server.signin;

import io.threekey.charter.json.Base64Url;
import io.threekey.server.governance.PoliciesInForce;
import org.springframework.stereotype.Component;

/** Which keys the charter in force keeps for decisions: none of them signs anybody in. */
@Component
class DecisionKeyRegister {

    private final PoliciesInForce policies;

    DecisionKeyRegister(PoliciesInForce policies) {
        this.policies = policies;
    }

    boolean holds(String credential) {
        return policies.founded()
                && policies.chain().charter().seats().stream()
                        .flatMap(seat -> seat.keys().stream())
                        .anyMatch(key -> Base64Url.encode(key.credentialId()).equals(credential));
    }
}
