package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.server.governance.PoliciesInForce;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The session limits in force, and those on their way; each version is read once. */
@Component
class LimitsDoor {

    private final PoliciesInForce policies;
    private final Map<ObeyedPolicy, DecidedLimits> read = new ConcurrentHashMap<>();

    LimitsDoor(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Empty where nothing was ever decided, and where what was decided says nothing that can be obeyed. */
    Optional<DecidedLimits> inForce(SignInFacts.Workplace workplace) {
        return policies.at(addressOf(workplace)).flatMap(this::read);
    }

    /** What will be in force there next, while it is recorded or announced. */
    Optional<LimitsOnTheirWay> onTheirWay(SignInFacts.Workplace workplace) {
        return policies.beside(addressOf(workplace))
                .flatMap(coming -> read(coming.version())
                        .map(limits -> new LimitsOnTheirWay(
                                coming.stage(), coming.version().effectiveAt(), limits)));
    }

    private static PolicyAddress addressOf(SignInFacts.Workplace workplace) {
        return SessionLimitsKind.addressFor(workplace.useCase(), workplace.site());
    }

    private Optional<DecidedLimits> read(PolicyVersion version) {
        var policy = ObeyedPolicy.of(version);
        var known = read.get(policy);
        if (known != null) {
            return Optional.of(known);
        }
        var limits = DecidedLimits.of(policy, version.document());
        limits.ifPresent(readable -> read.put(policy, readable));
        return limits;
    }
}
