package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.server.notices.Inbox;
import io.threekey.server.notices.ToldNotice;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clinical operations has proposed another change to what IAM wants to change too. */
class OvertakingTests extends ProposalAtAHospital {

    ProposalId other;

    @BeforeEach
    void proposeSomethingElse() {
        other = hospital.clinicalOperations().proposes(UseCase.SHARED_WORKSTATION, limits(15, ++minutes));
    }

    private void decideTheFirst() {
        hospital.iam().signs(proposal);
        hospital.clinicalOperations().signs(proposal);
        assertThat(hospital.security().signs(proposal)).isEqualTo(ADOPTED);
    }

    private List<ProposalId> rivalsOf(ProposalId id) {
        return node.get(Rivals.class).of(hospital.caseOf(id)).stream()
                .map(one -> one.proposal().id())
                .toList();
    }

    private static List<String> toldOf(PersonId person, ProposalId id) {
        return node.get(Inbox.class).of(person).stream()
                .filter(notice -> notice.path().equals("/proposals/" + id))
                .map(ToldNotice::code)
                .toList();
    }

    @Test
    void isForeseenByBothWhileBothAreOpen() {
        assertThat(rivalsOf(proposal)).contains(other).doesNotContain(proposal);
        assertThat(rivalsOf(other)).contains(proposal).doesNotContain(other);
    }

    @Test
    void isNotForeseenBetweenChangesOfDifferentPolicies() {
        var elsewhere = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(15, ++minutes));

        assertThat(rivalsOf(elsewhere)).doesNotContain(proposal, other);
        assertThat(rivalsOf(proposal)).doesNotContain(elsewhere);
    }

    @Test
    void isToldToWhoProposedWhatEndedAndToWhoHadSignedIt() {
        hospital.security().signs(other);

        decideTheFirst();

        assertThat(statusOf(other)).isEqualTo(new ProposalStatus.Overtaken());
        assertThat(toldOf(hospital.clinicalOperations().person(), other)).contains("proposal.overtaken");
        assertThat(toldOf(hospital.security().person(), other)).contains("proposal.overtaken");
    }

    @Test
    void isNotToldToThoseWhoHadNoPartInIt() {
        decideTheFirst();

        assertThat(toldOf(hospital.iam().person(), other)).doesNotContain("proposal.overtaken");
        assertThat(toldOf(hospital.clinicalOperations().person(), proposal)).doesNotContain("proposal.overtaken");
    }

    @Test
    void isNotToldOfWhatHadBeenEndedBefore() {
        hospital.clinicalOperations().stops(other);

        decideTheFirst();

        assertThat(toldOf(hospital.clinicalOperations().person(), other)).doesNotContain("proposal.overtaken");
    }
}
