package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.governance.PoliciesInForce;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The session limits in force, read anew only when another version is. */
@Component
class LimitsDoor {

    private final PoliciesInForce policies;
    private final Map<PolicyAddress, LimitsInForce> lastRead = new ConcurrentHashMap<>();

    LimitsDoor(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Empty where nothing was ever decided, and where what was decided says nothing that can be obeyed. */
    Optional<LimitsInForce> inForce(SignInFacts.Workplace workplace) {
        return policies.at(SessionLimitsKind.addressFor(workplace.useCase(), workplace.site()))
                .flatMap(this::read);
    }

    private Optional<LimitsInForce> read(PolicyVersion version) {
        var policy = new ObeyedPolicy(version.address(), version.version(), version.digest());
        var last = lastRead.get(version.address());
        if (last != null && last.policy().equals(policy)) {
            return Optional.of(last);
        }
        try {
            var read = new LimitsInForce(policy, SessionLimits.read(version.document()));
            lastRead.put(version.address(), read);
            return Optional.of(read);
        } catch (MalformedDocument faulty) {
            return Optional.empty();
        }
    }
}
