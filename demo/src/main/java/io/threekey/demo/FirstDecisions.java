package io.threekey.demo;

import static io.threekey.demo.SteeringGroup.CLINICAL_OPERATIONS;
import static io.threekey.demo.SteeringGroup.IAM;
import static io.threekey.demo.SteeringGroup.SECURITY;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.ProposalId;
import io.threekey.charter.SeatId;
import io.threekey.charter.UseCase;
import io.threekey.demo.applications.Connecting;
import io.threekey.demo.applications.SampleApplication;
import org.springframework.stereotype.Component;

/** The applications connected, one decision made and one under way, so that a visitor finds both a history and something that waits. */
@Component
public class FirstDecisions {

    private static final PolicyAddress LIMITS = IdleLimits.of(UseCase.SHARED_WORKSTATION);

    private final SteeringGroup group;
    private final Connecting connecting;

    FirstDecisions(SteeringGroup group, Connecting connecting) {
        this.group = group;
        this.connecting = connecting;
    }

    void happen() {
        for (var application : SampleApplication.values()) {
            connecting.happens(application);
        }
        var longer = propose(
                CLINICAL_OPERATIONS,
                CareSetting.WARD,
                15,
                "Nurses on ward 7 lost their place in the chart in the middle of a medication round.");
        group.signs(CLINICAL_OPERATIONS, longer);
        group.signs(IAM, longer);
        group.signs(SECURITY, longer);
        oneWaits();
    }

    /** For clinical operations, whoever of the visitors that is; once that was decided, the way back. */
    public void oneWaits() {
        var other = isInForce(new IdleLimits(CareSetting.OUTPATIENT, 5))
                ? propose(SECURITY, CareSetting.OUTPATIENT, 8, "Outpatient desks were turned to the wall.")
                : propose(SECURITY, CareSetting.OUTPATIENT, 5, "Outpatient desks face the waiting room.");
        group.signs(SECURITY, other);
        group.signs(IAM, other);
    }

    private boolean isInForce(IdleLimits limits) {
        var document = group.documentAt(LIMITS);
        return limits.in(document).equals(document);
    }

    private ProposalId propose(SeatId by, CareSetting setting, int idleMinutes, String reason) {
        var document = new IdleLimits(setting, idleMinutes).in(group.documentAt(LIMITS));
        return group.proposes(by, LIMITS, document, reason);
    }
}
