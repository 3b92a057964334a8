package io.threekey.server.signin.replay;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.signin.ObeyedPolicy;
import io.threekey.server.signin.PoliciesObeyed;
import java.util.List;

/** A document in the place of the one in force, as if it were obeyed; nobody obeys it. */
record TriedPolicy(PolicyAddress address, JsonObject document) {

    /** The kinds that one sign-in is ruled by, each beside the others. */
    static final List<PolicyKindName> KINDS =
            List.of(AssuranceRequired.KIND, AuthenticatorStandard.KIND, RiskThresholds.KIND);

    private static final int NO_VERSION = 0;

    TriedPolicy {
        if (!KINDS.contains(address.kind())) {
            throw new IllegalArgumentException(address.kind() + " rules on no sign-in by itself");
        }
    }

    PoliciesObeyed among(PoliciesObeyed inForce) {
        return inForce.with(new ObeyedPolicy(address, NO_VERSION, Digest.of(CanonicalJson.bytes(document))), document);
    }
}
