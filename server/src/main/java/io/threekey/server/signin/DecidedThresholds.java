package io.threekey.server.signin;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RiskThresholds;

/** What a decision makes of what went before a sign-in, and which version of it it is. */
public record DecidedThresholds(ObeyedPolicy policy, RiskThresholds thresholds) {

    static DecidedThresholds of(PolicyVersion version) {
        return of(ObeyedPolicy.of(version), version.document());
    }

    static DecidedThresholds of(ObeyedPolicy policy, JsonObject document) {
        return new DecidedThresholds(policy, RiskThresholds.obeyedOf(document));
    }
}
