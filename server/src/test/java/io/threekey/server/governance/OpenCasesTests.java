package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenCasesTests extends ProposalAtAHospital {

    static List<ProposalId> open() {
        return node.get(OpenCases.class).all().stream()
                .map(one -> one.proposal().id())
                .toList();
    }

    @Test
    void holdWhatWaitsForSignaturesTheNewestFirst() {
        node.clock.advance(Duration.ofMinutes(1));
        var newer = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(10, ++minutes));

        assertThat(open()).containsSubsequence(newer, proposal);
    }

    @Test
    void holdWhatIsContested() {
        hospital.clinicalOperations().objects(proposal, "Too short.");

        assertThat(open()).contains(proposal);
    }

    @Test
    void doNotHoldWhatWasDecidedStoppedOrOvertaken() {
        var overtaken = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(11, ++minutes));
        var stopped = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(12, ++minutes));
        hospital.iam().stops(stopped);
        hospital.iam().signs(proposal);
        hospital.clinicalOperations().signs(proposal);
        assertThat(hospital.security().signs(proposal)).isEqualTo(ADOPTED);

        assertThat(open()).doesNotContain(proposal, stopped, overtaken);
    }

    @Test
    void doNotHoldWhatLapsed() {
        node.clock.advance(Duration.ofDays(60));

        assertThat(open()).isEmpty();
    }

    @Test
    void doNotHoldRowsThatAreNoProposals() {
        node.intruder.runs("insert into governance_proposal (id, bytes, made_at) values ('forged', '\\x00', now())");
        try {
            assertThat(open()).contains(proposal).doesNotContain(new ProposalId("forged"));
        } finally {
            node.intruder.runs("delete from governance_proposal where id = 'forged'");
        }
    }
}
