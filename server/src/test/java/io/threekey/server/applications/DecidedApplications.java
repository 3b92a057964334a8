package io.threekey.server.applications;

import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import java.util.List;

/** A founded hospital in which IAM proposes an application, and IAM and security sign it. */
public record DecidedApplications(AFoundedHospital hospital) {

    public void register(AnApplication application) {
        decide(application.registration());
    }

    public void withdraw(AnApplication application) {
        decide(application.withdrawal());
    }

    private void decide(JsonObject order) {
        var proposal =
                ((Proposed) hospital.iam().wantsToPropose(AnApplication.ADDRESS, order, "Its makers asked.")).id();
        for (var seat : List.of("iam", "security")) {
            hospital.holderOf(seat).signs(proposal);
        }
        hospital.policies().lookAgain();
    }
}
