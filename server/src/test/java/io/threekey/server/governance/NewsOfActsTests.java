package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.server.notices.Inbox;
import io.threekey.server.notices.ToldNotice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears of what others do with a proposal. */
class NewsOfActsTests extends ProposalAtAHospital {

    private static List<ToldNotice> toldOf(SeatHolder holder, ProposalId id) {
        return node.get(Inbox.class).of(holder.person()).stream()
                .filter(notice -> notice.path().equals("/proposals/" + id))
                .toList();
    }

    private static List<String> codes(SeatHolder holder, ProposalId id) {
        return toldOf(holder, id).stream().map(ToldNotice::code).toList();
    }

    @Test
    void everybodyWhoDecidesHearsThatAnObjectionWasWithdrawn() {
        hospital.clinicalOperations().objects(proposal, "Too short at the bedside.");
        assertThat(codes(hospital.security(), proposal))
                .contains("proposal.objection")
                .doesNotContain("proposal.objection-withdrawn");

        hospital.clinicalOperations().withdraws(proposal);

        assertThat(codes(hospital.security(), proposal)).contains("proposal.objection-withdrawn");
        assertThat(codes(hospital.iam(), proposal)).contains("proposal.objection-withdrawn");
    }

    @Test
    void aSignatureTakenBackIsNoObjectionWithdrawn() {
        hospital.security().signs(proposal);
        hospital.security().withdraws(proposal);

        assertThat(codes(hospital.iam(), proposal)).doesNotContain("proposal.objection-withdrawn");
    }

    @Test
    void thoseWhoAreAskedAndThoseWhoActedHearThatAProposalWasStopped() {
        var offices = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(13, minutes));
        hospital.sponsor().objects(offices, "I would rather not.");

        assertThat(hospital.iam().stops(offices)).isEqualTo(RECORDED);

        for (var holder : List.of(hospital.iam(), hospital.security(), hospital.sponsor())) {
            assertThat(codes(holder, offices)).contains("proposal.stopped");
        }
    }

    @Test
    void noNameLeavesTheHouse() {
        hospital.clinicalOperations().objects(proposal, "Too short at the bedside.");
        var names = List.of(hospital.clinicalOperations().person());

        assertThat(toldOf(hospital.security(), proposal)).allSatisfy(notice -> {
            for (PersonId person : names) {
                assertThat(notice.arguments().toString()).doesNotContain(nameOf(person));
            }
        });
    }

    private static String nameOf(PersonId person) {
        return node.policies().chain().charter().seats().stream()
                .filter(seat -> seat.holder().equals(person))
                .map(seat -> seat.holderName())
                .findFirst()
                .orElseThrow();
    }
}
