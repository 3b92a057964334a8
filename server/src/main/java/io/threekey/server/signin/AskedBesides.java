package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.evidence.AskedOfKeys;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.governance.PoliciesInForce;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a key of the past meets what another kind of policy asks of the same keys today: whom that keeps out is kept
 * out, whatever becomes of this kind. For one count: there are as many answers as use cases and sites, and it keeps them.
 */
final class AskedBesides implements Predicate<TriedKey> {

    private final PolicyKindName otherKind;
    private final PoliciesInForce policies;
    private final Map<PolicyAddress, Optional<AskedOfKeys>> known = new HashMap<>();

    AskedBesides(PolicyKindName kind, PoliciesInForce policies) {
        this.otherKind = kind.equals(AssuranceRequired.KIND) ? AuthenticatorStandard.KIND : AssuranceRequired.KIND;
        this.policies = policies;
    }

    @Override
    public boolean test(TriedKey key) {
        var asked = known.computeIfAbsent(
                new PolicyAddress(
                        otherKind, Optional.of(key.useCase()), key.site().orElse(Scope.GROUP)),
                this::inForce);
        return asked.isEmpty() || key.traits().filter(asked.get()::isMetBy).isPresent();
    }

    private Optional<AskedOfKeys> inForce(PolicyAddress address) {
        return policies.at(address).map(version -> AskedOfKeysDocuments.obeyedOf(otherKind, version.document()));
    }
}
