package io.threekey.server.signin;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.UseCase;
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
    private final Map<UseCase, LimitsInForce> lastRead = new ConcurrentHashMap<>();

    LimitsDoor(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Empty where nothing was ever decided, and where what was decided says nothing that can be obeyed. */
    Optional<LimitsInForce> inForce(UseCase useCase) {
        return policies.at(SessionLimitsKind.addressFor(useCase)).flatMap(version -> read(useCase, version));
    }

    private Optional<LimitsInForce> read(UseCase useCase, PolicyVersion version) {
        var policy = new ObeyedPolicy(version.address(), version.version(), version.digest());
        var last = lastRead.get(useCase);
        if (last != null && last.policy().equals(policy)) {
            return Optional.of(last);
        }
        try {
            var read = new LimitsInForce(policy, SessionLimits.read(version.document()));
            lastRead.put(useCase, read);
            return Optional.of(read);
        } catch (MalformedDocument faulty) {
            return Optional.empty();
        }
    }
}
