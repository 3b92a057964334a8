package io.threekey.charter;

import static io.threekey.charter.ActKind.OBJECT;
import static io.threekey.charter.ActKind.SIGN;
import static io.threekey.charter.ActKind.STOP;
import static io.threekey.charter.ActKind.WITHDRAW;

import io.threekey.charter.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose turn it is: every act names the acts before it, and some acts shut out others. */
class OrderOfActsTest {

    private final Deciding deciding = Deciding.on(
            AHospital.charter(),
            AHospital.limits(),
            Json.object().put("idleMinutes", 5).build());

    @Test
    void isPartOfWhatIsSigned() {
        deciding.signs("iam");
        deciding.refuses(
                deciding.act(
                        SIGN,
                        "security",
                        good -> new StatementChange(good).actsBefore(List.of()).made()),
                RefusalReason.OTHER_ACTS_BEFORE);
        deciding.refuses(
                deciding.act(
                        SIGN,
                        "security",
                        good -> new StatementChange(good)
                                .actsBefore(List.of(good.actsBefore().getFirst(), good.digest()))
                                .made()),
                RefusalReason.OTHER_ACTS_BEFORE);
        deciding.accepts(deciding.act(SIGN, "security"));
    }

    @Test
    void isTheOrderInTime() {
        deciding.signs("iam");
        deciding.now = deciding.proposal.proposedAt().minusMillis(1);
        deciding.refuses(deciding.act(SIGN, "security"), RefusalReason.OUT_OF_TURN);
        deciding.now = deciding.proposal.proposedAt();
        deciding.accepts(deciding.act(SIGN, "security"));
    }

    @Test
    void beginsWithTheProposalAndEndsWithItsTime() {
        deciding.now = deciding.proposal.proposedAt().minusMillis(1);
        deciding.refuses(deciding.act(SIGN, "iam"), RefusalReason.OUT_OF_TURN);
        deciding.now = deciding.proposal.openUntil();
        deciding.accepts(deciding.act(SIGN, "iam"));
        deciding.now = deciding.proposal.openUntil().plusMillis(1);
        deciding.refuses(deciding.act(SIGN, "iam"), RefusalReason.OUT_OF_TURN);
    }

    @Test
    void letsNobodyDoTheSameTwice() {
        deciding.signs("iam").objects("security");
        deciding.refuses(deciding.act(SIGN, "iam"), RefusalReason.ALREADY_DONE);
        deciding.refuses(deciding.act(OBJECT, "security"), RefusalReason.ALREADY_DONE);
    }

    @Test
    void letsASeatSignAfreshOnceItsSignatureHasLapsed() {
        deciding.signs("iam").hoursLater(71);
        deciding.refuses(deciding.act(SIGN, "iam"), RefusalReason.ALREADY_DONE);
        deciding.now = deciding.now.plusMillis(1);
        deciding.accepts(deciding.act(SIGN, "iam"));
    }

    @Test
    void letsASeatObjectAfterSigningButNotSignOverItsObjection() {
        deciding.signs("iam").objects("iam");
        deciding.refuses(deciding.act(SIGN, "iam"), RefusalReason.OWN_OBJECTION_STANDS);
        deciding.withdraws("iam").signs("iam");
    }

    @Test
    void letsOnlyTheSeatItselfWithdraw() {
        deciding.signs("iam");
        deciding.refuses(deciding.act(WITHDRAW, "iam-deputy"), RefusalReason.NOTHING_TO_WITHDRAW);
        deciding.withdraws("iam");
        deciding.refuses(deciding.act(WITHDRAW, "iam"), RefusalReason.NOTHING_TO_WITHDRAW);
    }

    @Test
    void letsTheProposerAndTheSponsorStop() {
        deciding.refuses(deciding.act(STOP, "security"), RefusalReason.MAY_NOT_STOP);
        deciding.refuses(deciding.act(STOP, "iam-deputy"), RefusalReason.MAY_NOT_STOP);
        deciding.accepts(deciding.act(STOP, "iam"));
        deciding.accepts(deciding.act(STOP, "sponsor"));
        deciding.accepts(deciding.act(STOP, "sponsor-deputy"));
    }

    /** One person alone, the sponsor or the deputy, must not be able to keep the charter, or the seat, as it is. */
    @Test
    void letsOnlyTheProposerStopWhatReplacesACharter() {
        for (var address : List.of(PolicyAddress.CHARTER, PolicyAddress.SEAT_SUCCESSION)) {
            var change = Deciding.on(AHospital.charter(), address, Json.object().build());
            change.refuses(change.act(STOP, "sponsor"), RefusalReason.MAY_NOT_STOP);
            change.refuses(change.act(STOP, "sponsor-deputy"), RefusalReason.MAY_NOT_STOP);
            change.refuses(change.act(STOP, "security"), RefusalReason.MAY_NOT_STOP);
            change.accepts(change.act(STOP, "iam"));
        }
    }

    @Test
    void endsWithAStop() {
        deciding.stops("iam");
        deciding.refuses(deciding.act(SIGN, "security"), RefusalReason.PROPOSAL_STOPPED);
    }
}
