package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.ProposalId;
import io.threekey.charter.ProposalState;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A hospital where IAM has just proposed something that nobody decided before. */
abstract class ProposalAtAHospital {

    static final DecisionDesk.Giving RECORDED = new DecisionDesk.Giving.Recorded(false);
    static final DecisionDesk.Giving ADOPTED = new DecisionDesk.Giving.Recorded(true);

    static Node node;
    static AFoundedHospital hospital;
    static int minutes = 100;

    ProposalId proposal;

    @BeforeAll
    static void found() {
        node = Node.founded();
        hospital = node.hospital();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void propose() {
        node.clock.advance(Duration.ofMinutes(1));
        proposal = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(10, ++minutes));
    }

    static ProposalStatus statusOf(ProposalId id) {
        return hospital.caseOf(id).status();
    }

    static ProposalState stateOf(ProposalId id) {
        return ((ProposalStatus.Undecided) statusOf(id)).state();
    }

    static DecisionDesk.Giving refused(String key) {
        return new DecisionDesk.Giving.Refused(Refusal.of(key));
    }

    static Optional<PolicyVersion> inForce(PolicyAddress address) {
        return node.policies().at(address);
    }
}
