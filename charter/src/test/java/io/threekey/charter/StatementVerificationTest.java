package io.threekey.charter;

import static io.threekey.charter.ActKind.SIGN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.DecisionKeys.Ceremony;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Design rules 4 and 5: a signed statement is about this proposal of this hospital, unchanged, and in time. */
class StatementVerificationTest {

    private final Deciding deciding = Deciding.on(
            AHospital.charter(),
            AHospital.limits(),
            Json.object().put("idleMinutes", 5).build());

    private void refusedWith(UnaryOperator<StatementChange> change, RefusalReason reason) {
        deciding.refuses(
                deciding.act(
                        SIGN,
                        "iam",
                        good -> change.apply(new StatementChange(good)).made()),
                reason);
    }

    @Test
    void inAnotherForm() {
        deciding.refuses(new Ceremony("iam first").sign("{}".getBytes(UTF_8)), RefusalReason.MALFORMED_STATEMENT);
        var spaced = " " + new String(deciding.statement(SIGN, "iam").bytes(), UTF_8);
        deciding.refuses(new Ceremony("iam first").sign(spaced.getBytes(UTF_8)), RefusalReason.MALFORMED_STATEMENT);
    }

    @Test
    void fromASeatThatDoesNotExist() {
        refusedWith(change -> change.seat("board"), RefusalReason.UNKNOWN_SEAT);
    }

    @Test
    void aboutAnotherInstallation() {
        refusedWith(change -> change.installation("st-elsewhere"), RefusalReason.ANOTHER_INSTALLATION);
    }

    @Test
    void aboutAnotherFounding() {
        refusedWith(change -> change.founding(Digest.of(new byte[9])), RefusalReason.ANOTHER_FOUNDING);
    }

    @Test
    void aboutAnotherCharter() {
        refusedWith(change -> change.charterVersion(2), RefusalReason.ANOTHER_CHARTER);
        refusedWith(change -> change.charterDigest(Digest.of(new byte[9])), RefusalReason.ANOTHER_CHARTER);
    }

    /** Design rule 5: any change of content voids the signatures given. */
    @Test
    void onceTheContentHasChanged() {
        var changed = Deciding.on(
                AHospital.charter(),
                AHospital.limits(),
                Json.object().put("idleMinutes", 6).build());
        assertThat(changed.verify(deciding.act(SIGN, "iam")))
                .isEqualTo(Refused.because(RefusalReason.ANOTHER_PROPOSAL));
    }

    @Test
    void aboutAnotherVersionReplaced() {
        refusedWith(change -> change.replaced(1), RefusalReason.ANOTHER_POLICY_VERSION);
    }

    @Test
    void onBehalfOfAnotherSeat() {
        refusedWith(change -> change.onBehalfOf("security"), RefusalReason.WRONG_PRINCIPAL);
        deciding.refuses(
                deciding.act(
                        SIGN,
                        "iam-deputy",
                        good -> new StatementChange(good)
                                .onBehalfOf("iam-deputy")
                                .made()),
                RefusalReason.WRONG_PRINCIPAL);
    }

    @Test
    void namingAnotherLedger() {
        refusedWith(change -> change.checkpoint(CheckpointSeen.empty("elsewhere")), RefusalReason.WRONG_LEDGER);
    }

    @Test
    void countingForLongerThanTheRightSays() {
        var longest = deciding.now.plus(Duration.ofHours(72));
        refusedWith(change -> change.notAfter(longest.plusMillis(1)), RefusalReason.NOT_FRESH);
        refusedWith(change -> change.notAfter(deciding.now.minusMillis(1)), RefusalReason.NOT_FRESH);
        deciding.accepts(deciding.act(
                SIGN,
                "iam",
                good -> new StatementChange(good).notAfter(deciding.now).made()));
        deciding.accepts(deciding.act(
                SIGN, "iam", good -> new StatementChange(good).notAfter(longest).made()));
    }

    @Test
    void outsideTheSeatsTerm() {
        var seat = AHospital.owner(Function.IAM);
        assertThat(seat.isHeldAt(AHospital.FOUNDED.minusMillis(1))).isFalse();
        assertThat(seat.isHeldAt(AHospital.FOUNDED)).isTrue();
        assertThat(seat.isHeldAt(AHospital.TERM_ENDS.minusMillis(1))).isTrue();
        assertThat(seat.isHeldAt(AHospital.TERM_ENDS)).isFalse();

        var late = new Deciding(
                AHospital.charter(),
                AHospital.charter().digest(),
                Deciding.proposal(
                        AHospital.charter(), AHospital.limits(), Json.object().build(), AHospital.TERM_ENDS));
        assertThat(late.verify(late.act(SIGN, "iam"))).isEqualTo(Refused.because(RefusalReason.TERM_NOT_RUNNING));
    }
}
