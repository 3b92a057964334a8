package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Digest;

/** The policy version a ruling followed, so that anybody can walk from a sign-in back to its signatures. */
public record ObeyedPolicy(PolicyAddress address, int version, Digest document) {

    static ObeyedPolicy of(PolicyVersion version) {
        return new ObeyedPolicy(version.address(), version.version(), version.digest());
    }
}
