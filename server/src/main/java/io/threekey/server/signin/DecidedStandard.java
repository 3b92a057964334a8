package io.threekey.server.signin;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AuthenticatorStandard;

/** Which models of key a decision takes, and which version of it it is. */
public record DecidedStandard(ObeyedPolicy policy, AuthenticatorStandard required) implements DecidedForKeys {

    static DecidedStandard of(PolicyVersion version) {
        return of(ObeyedPolicy.of(version), version.document());
    }

    static DecidedStandard of(ObeyedPolicy policy, JsonObject document) {
        return new DecidedStandard(policy, AuthenticatorStandard.obeyedOf(document));
    }
}
