package io.threekey.charter;

import java.util.HashSet;
import java.util.stream.Stream;

/** The policies a founding charter carries must be decidable afterwards, and be there once each. */
final class FoundingPolicyReview {
    private FoundingPolicyReview() {}

    static Stream<CharterFault> of(Charter charter) {
        var seen = new HashSet<PolicyAddress>();
        return charter.foundingPolicies().stream()
                .map(FoundingPolicy::address)
                .filter(address ->
                        address.replacesCharter() || charter.rightFor(address).isEmpty() || !seen.add(address))
                .map(address -> new CharterFault(
                        address.kind().value(), "A founding policy is there once and can be decided on afterwards."));
    }
}
