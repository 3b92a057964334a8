package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.ON_THE_WARDS;
import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Json;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import org.junit.jupiter.api.Test;

class ProposingTests extends ProposalAtAHospital {

    @Test
    void isRecordedInTheLedger() {
        assertThat(node.get(Ledger.class).entriesOf(GovernanceEntries.PROPOSED, proposal.value()))
                .hasSize(1);
    }

    @Test
    void changesNothingThatIsInForce() {
        assertThat(inForce(ON_THE_WARDS).orElseThrow().document())
                .isNotEqualTo(hospital.caseOf(proposal).proposal().document());
    }

    @Test
    void isForThoseWhoHoldASeat() {
        var outcome = node.get(ProposalBox.class)
                .propose(new PersonId("a-nurse"), ON_THE_WARDS, limits(1, 60), "I would like it.");

        assertFaulty(outcome, "governance.propose.fault.no-seat");
    }

    @Test
    void needsAReason() {
        assertFaulty(
                hospital.iam().wantsToPropose(ON_THE_WARDS, limits(1, 60), "  "), "governance.propose.fault.reason");
    }

    @Test
    void needsAKindThatTheCharterMaps() {
        var unmapped = PolicyAddress.forAll(new PolicyKindName("break-glass"));

        assertFaulty(
                hospital.iam().wantsToPropose(unmapped, limits(1, 60), "Why not?"),
                "governance.propose.fault.unmapped");
    }

    @Test
    void needsAnotherDocumentThanTheOneInForce() {
        var same = inForce(ON_THE_WARDS).orElseThrow().document();

        assertFaulty(hospital.iam().wantsToPropose(ON_THE_WARDS, same, "Once more."), "governance.propose.fault.same");
    }

    @Test
    void needsADocumentThatItsKindAccepts() {
        assertThat(hospital.iam()
                        .wantsToPropose(
                                ON_THE_WARDS, Json.object().put("idle", 5).build(), "Less to write."))
                .isInstanceOf(ProposalBox.Outcome.Faulty.class);
        assertThat(hospital.iam().wantsToPropose(ON_THE_WARDS, limits(61, 700), "Longer."))
                .isInstanceOf(ProposalBox.Outcome.Faulty.class);
    }

    static void assertFaulty(ProposalBox.Outcome outcome, String fault) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ProposalBox.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.faults()).contains(Words.of(fault)));
    }
}
