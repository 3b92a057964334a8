package io.threekey.server.signin;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AssuranceRequired;

/** What a decision asks of the keys that people come in with, and which version of it it is. */
public record DecidedAssurance(ObeyedPolicy policy, AssuranceRequired required) implements DecidedForKeys {

    static DecidedAssurance of(PolicyVersion version) {
        return of(ObeyedPolicy.of(version), version.document());
    }

    static DecidedAssurance of(ObeyedPolicy policy, JsonObject document) {
        return new DecidedAssurance(policy, AssuranceRequired.obeyedOf(document));
    }
}
