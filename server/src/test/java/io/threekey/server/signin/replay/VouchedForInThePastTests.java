package io.threekey.server.signin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.RecentHistory;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.Ruling;
import io.threekey.server.signin.RulingFunction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A sign-in with a key that nobody had ever come in with, which let somebody in because they were vouched for. */
class VouchedForInThePastTests {

    private static final long AT = SomePast.START.toEpochMilli();

    @Test
    void comesOutAsItIsRecordedByThePolicyThatWasInForce() {
        assertThat(again().of(signIn(true)).comesOut(AT)).isTrue();
        assertThat(again().of(signIn(false)).comesOut(AT))
                .as("nobody else is let in with such a key")
                .isFalse();
    }

    @Test
    void isPackedWithWhatWasTheCase() {
        assertThat(Situation.read(signIn(true).document())).isEqualTo(signIn(true));
        assertThat(Situation.read(signIn(false).document())).isEqualTo(signIn(false));
    }

    /** An absence counts no more than the key does; a counter that went back counts as ever. */
    @Test
    void isLetInByAnyOtherThresholdsForTheSameReason() {
        for (var points = 1; points <= 100; points++) {
            assertThat(RulingFunction.rule(
                            policies(points), signIn(true).facts().orElseThrow()))
                    .isInstanceOf(Ruling.LetIn.class);
        }
        var copied = new RecentHistory(true, true, Optional.of(100), 0, Optional.empty(), false, 0, true);
        assertThat(RulingFunction.rule(policies(60), signIn(copied).facts().orElseThrow()))
                .isInstanceOf(Ruling.Refused.class);
    }

    private static RuledAgain again() {
        return new RuledAgain(work -> new TreeMap<>(Map.of(Instant.EPOCH, policies(60))));
    }

    private static Situation signIn(boolean vouchedFor) {
        return signIn(new RecentHistory(false, true, Optional.of(100), 0, Optional.empty(), false, 0, vouchedFor));
    }

    private static Situation signIn(RecentHistory recently) {
        return new Situation(
                UseCase.SHARED_WORKSTATION,
                CareSetting.OFFICE,
                Optional.of(Scope.site("north")),
                Optional.of(SomePast.CARRIED),
                Optional.of(recently),
                new Situation.Became.LetIn(SomePast.LIMIT));
    }

    private static PoliciesObeyed policies(int points) {
        return SomePast.policies(
                SomePast.LIMIT,
                new AssuranceRequired(2, 0),
                new AuthenticatorStandard(0, List.of(), 0, 1, 1),
                points,
                50);
    }
}
