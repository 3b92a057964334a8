package io.threekey.server.timing;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.people.Ward;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Within how many seconds people of a ward are to be in, by the policy in force. */
@Component
class LimitsInForce {

    private final PoliciesInForce policies;

    LimitsInForce(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Empty where nothing is decided, and where what was decided cannot be read. */
    Optional<Integer> seconds(UseCase useCase, Ward ward) {
        return at(useCase, Scope.site(ward.site().value()))
                .map(limits -> limits.in(ward.careSetting()))
                .filter(limit -> limit < WorkflowLimits.MOST);
    }

    boolean areDecided(UseCase useCase) {
        return at(useCase, Scope.GROUP).isPresent();
    }

    private Optional<WorkflowLimits> at(UseCase useCase, Scope scope) {
        return policies.at(new PolicyAddress(WorkflowLimits.KIND, Optional.of(useCase), scope))
                .map(PolicyVersion::document)
                .flatMap(document -> {
                    try {
                        return Optional.of(WorkflowLimits.read(document));
                    } catch (MalformedDocument faulty) {
                        return Optional.empty();
                    }
                });
    }
}
