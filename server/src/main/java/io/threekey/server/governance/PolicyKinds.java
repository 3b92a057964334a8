package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every kind of policy that some module obeys. */
@Component
public class PolicyKinds {

    private final List<PolicyKind> kinds;

    PolicyKinds(List<PolicyKind> kinds) {
        this.kinds = kinds.stream()
                .sorted(Comparator.comparing(kind -> kind.name().value()))
                .toList();
    }

    public List<PolicyKind> all() {
        return kinds;
    }

    public Optional<PolicyKind> named(String name) {
        return kinds.stream().filter(kind -> kind.name().value().equals(name)).findFirst();
    }

    /** How a page's path names the use case of an address. */
    public static String useCaseOf(PolicyAddress address) {
        return address.useCase().map(UseCase::code).orElse("all");
    }

    Optional<PolicyKind> named(PolicyKindName name) {
        return named(name.value());
    }
}
