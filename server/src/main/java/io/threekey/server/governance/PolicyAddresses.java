package io.threekey.server.governance;

import io.threekey.charter.DecisionRight;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every place where a policy can be: the group's, and those of sites that decide it themselves or have decided it. */
@Component
public class PolicyAddresses {

    private final PoliciesInForce policies;
    private final PolicyKinds kinds;

    PolicyAddresses(PoliciesInForce policies, PolicyKinds kinds) {
        this.policies = policies;
        this.kinds = kinds;
    }

    /** Where something must be in force for anything to be obeyed: a site may do without a policy of its own. */
    public List<PolicyAddress> ofTheGroup() {
        return kinds.all().stream()
                .filter(PolicyKind::mustBeInForce)
                .flatMap(kind -> of(kind, Scope.GROUP))
                .toList();
    }

    /** The group's first. */
    public List<PolicyAddress> all() {
        return Stream.concat(
                        addresses(Scope.GROUP), sites().flatMap(this::addresses).filter(this::isItsOwn))
                .toList();
    }

    public Optional<PolicyAddress> named(String kind, String useCase, String scope) {
        return all().stream()
                .filter(address -> address.kind().value().equals(kind))
                .filter(address -> PolicyKinds.useCaseOf(address).equals(useCase))
                .filter(address -> address.scope().value().equals(scope))
                .findFirst();
    }

    private Stream<PolicyAddress> addresses(Scope scope) {
        return kinds.all().stream().flatMap(kind -> of(kind, scope));
    }

    /** Elsewhere a site has nothing but the group's policy, which is read as the group's. */
    private boolean isItsOwn(PolicyAddress address) {
        var chain = policies.chain();
        return chain.history().latest(address).isPresent()
                || chain.charter()
                        .rightFor(address)
                        .filter(right -> right.scope().equals(address.scope()))
                        .isPresent();
    }

    private static Stream<PolicyAddress> of(PolicyKind kind, Scope scope) {
        return kind.addresses().stream().map(address -> new PolicyAddress(kind.name(), address.useCase(), scope));
    }

    /** Also one that may decide nothing of its own any more, and once did: its policy is obeyed as long as it holds. */
    private Stream<Scope> sites() {
        var chain = policies.chain();
        return Stream.concat(
                        chain.charter().rights().stream().map(DecisionRight::scope),
                        chain.history().addresses().stream()
                                .map(PolicyAddress::scope)
                                .sorted(Comparator.comparing(Scope::value)))
                .filter(scope -> !scope.isGroup())
                .distinct();
    }
}
