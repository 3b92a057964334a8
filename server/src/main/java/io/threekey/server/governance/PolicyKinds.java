package io.threekey.server.governance;

import io.threekey.charter.PolicyKindName;
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

    Optional<PolicyKind> named(PolicyKindName name) {
        return named(name.value());
    }
}
