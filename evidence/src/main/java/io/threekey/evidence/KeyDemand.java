package io.threekey.evidence;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;

/** The kinds of policy that ask something of keys. */
enum KeyDemand {
    ASSURANCE {
        @Override
        PolicyKindName kind() {
            return AssuranceRequired.KIND;
        }

        @Override
        boolean isMet(JsonObject document, KeyTraits key) {
            return AssuranceRequired.obeyedOf(document).isMetBy(key);
        }
    },
    STANDARD {
        @Override
        PolicyKindName kind() {
            return AuthenticatorStandard.KIND;
        }

        @Override
        boolean isMet(JsonObject document, KeyTraits key) {
            return AuthenticatorStandard.obeyedOf(document).isMetBy(key);
        }
    };

    abstract PolicyKindName kind();

    abstract boolean isMet(JsonObject document, KeyTraits key);
}
