package io.threekey.server.signin;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AskedOfKeys;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;

/** The documents that ask something of keys, by their kind. */
final class AskedOfKeysDocuments {

    private AskedOfKeysDocuments() {}

    /** As it is obeyed, also where nobody here can read it. */
    static AskedOfKeys obeyedOf(PolicyKindName kind, JsonObject document) {
        if (kind.equals(AssuranceRequired.KIND)) {
            return AssuranceRequired.obeyedOf(document);
        }
        if (kind.equals(AuthenticatorStandard.KIND)) {
            return AuthenticatorStandard.obeyedOf(document);
        }
        throw new IllegalArgumentException(kind + " asks nothing of keys");
    }
}
