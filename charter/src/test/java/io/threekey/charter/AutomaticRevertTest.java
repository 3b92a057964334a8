package io.threekey.charter;

import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AFullCharter.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Design rule 9: what hinders more people than its signers had been told reverts by itself, and nothing else does. */
class AutomaticRevertTest {
    private static final PolicyAddress LIMITS = AHospital.limits();
    private static final Instant ADOPTED = AHospital.days(2);
    private static final Instant BEGINS = ADOPTED.plus(Duration.ofMinutes(30));
    private static final Instant CONFIRMED = BEGINS.plus(Duration.ofMinutes(60));
    // ten people, and the half of ten on top
    private static final Confirmation FIFTEEN = new Confirmation(60, 10, 50, 3);

    private final VerifiedChain founded = AFullCharter.founded();
    private final VerifiedChain confirming = AFullCharter.decided(
            founded,
            "p-2",
            LIMITS,
            limits(5, 600),
            new Enactment(Way.REGULAR, new Staging(0, 30), Optional.of(FIFTEEN), Optional.empty()),
            ADOPTED);

    private static AutomaticRevert revert(int version, long people, Instant at) {
        return new AutomaticRevert(LIMITS, version, people, at);
    }

    @Test
    void bringsBackWhatWasBefore() {
        var chain = Deciding.extended(confirming.next(revert(2, 16, BEGINS)));
        var history = chain.history();
        assertThat(chain.length()).isEqualTo(2);
        assertThat(chain.lastAdoptedAt()).isEqualTo(BEGINS);
        assertThat(history.policyAt(LIMITS, BEGINS).orElseThrow().version()).isEqualTo(1);
        assertThat(history.standing(LIMITS, BEGINS).orElseThrow().version()).isEqualTo(1);
        assertThat(history.versions(LIMITS)).hasSize(2);
        assertThat(history.versions(LIMITS).getLast().revertedAt()).contains(BEGINS);
        assertThat(history.versions(LIMITS).getLast().signers()).hasSize(3);
        assertThat(history.versions(LIMITS).getFirst().revertedAt()).isEmpty();
    }

    @Test
    void leavesWhatWasObeyedUntilThen() {
        var at = BEGINS.plus(Duration.ofMinutes(10));
        var chain = Deciding.extended(confirming.next(revert(2, 16, at)));
        assertThat(chain.history()
                        .policyAt(LIMITS, at.minusMillis(1))
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
        assertThat(chain.history().policyAt(LIMITS, at).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void isFollowedByAnotherDecision() {
        var chain = Deciding.extended(confirming.next(revert(2, 16, BEGINS)));
        var again = AFullCharter.decided(chain, "p-3", LIMITS, limits(6, 600), BEGINS.plusSeconds(1));
        assertThat(again.history().latest(LIMITS).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void needsMorePeopleThanTolerated() {
        breaks(confirming.next(revert(2, 15, BEGINS)), 2, BreakReason.AS_PREDICTED);
        assertThat(confirming.next(revert(2, 16, BEGINS))).isInstanceOf(Extended.class);
    }

    @Test
    void comesInTime() {
        breaks(confirming.next(revert(2, 16, BEGINS.minusMillis(1))), 2, BreakReason.NOTHING_TO_REVERT);
        assertThat(confirming.next(revert(2, 16, CONFIRMED))).isInstanceOf(Extended.class);
        breaks(confirming.next(revert(2, 16, CONFIRMED.plusMillis(1))), 2, BreakReason.NOTHING_TO_REVERT);
    }

    @Test
    void isOfTheVersionInForce() {
        breaks(confirming.next(revert(1, 16, BEGINS)), 2, BreakReason.NOTHING_TO_REVERT);
        breaks(confirming.next(revert(3, 16, BEGINS)), 2, BreakReason.NOTHING_TO_REVERT);
        breaks(
                confirming.next(new AutomaticRevert(AHospital.glass(), 1, 16, BEGINS)),
                2,
                BreakReason.NOTHING_TO_REVERT);
    }

    @Test
    void happensOnce() {
        var chain = Deciding.extended(confirming.next(revert(2, 16, BEGINS)));
        breaks(chain.next(revert(2, 17, BEGINS)), 3, BreakReason.NOTHING_TO_REVERT);
        breaks(chain.next(revert(1, 17, BEGINS)), 3, BreakReason.NOTHING_TO_REVERT);
    }

    @Test
    void isNotProvidedForWithoutAConfirmation() {
        var plain = AFullCharter.decided(founded, "p-2", LIMITS, limits(5, 600), ADOPTED);
        breaks(plain.next(revert(2, 1_000_000, ADOPTED)), 2, BreakReason.NOTHING_TO_REVERT);
    }

    @Test
    void keepsTheOrderOfTheChain() {
        var more = AFullCharter.decided(
                confirming, "g-1", AHospital.glass(), limits(5, 600), BEGINS.plus(Duration.ofMinutes(5)));
        breaks(more.next(revert(2, 16, BEGINS.plus(Duration.ofMinutes(4)))), 3, BreakReason.OUT_OF_ORDER);
        assertThat(more.next(revert(2, 16, BEGINS.plus(Duration.ofMinutes(5))))).isInstanceOf(Extended.class);
    }

    @Test
    void leavesAContainmentAlone() {
        var contained = Deciding.extended(confirming.next(AFullCharter.signedAt(
                confirming,
                "c",
                LIMITS,
                limits(4, 600),
                Enactment.passing(
                        Way.CONTAINMENT,
                        Optional.of(Json.object().put("mostHinderedPercent", 0).build())),
                BEGINS,
                "iam")));
        breaks(contained.next(revert(2, 16, BEGINS)), 3, BreakReason.NOTHING_TO_REVERT);
        breaks(contained.next(revert(3, 16, BEGINS)), 3, BreakReason.NOTHING_TO_REVERT);
    }

    @Test
    void isReadAsItWasWritten() {
        var revert = revert(2, 16, BEGINS);
        assertThat(AutomaticRevert.parse(revert.bytes())).isEqualTo(revert);
        assertThat(AutomaticRevert.of(revert.asJson())).isEqualTo(revert);
        assertThat(AutomaticRevert.isOne(revert.bytes())).isTrue();
        assertThat(AutomaticRevert.isOne(AHospital.charter().bytes())).isFalse();
        assertThat(revert.adoptedAt()).isEqualTo(BEGINS);
    }

    /** The prediction, and as much again as the margin says, rounded up to whole people, or the least margin. */
    @Property(tries = 300)
    void toleratesThePredictionAndItsMargin(
            @ForAll @IntRange(min = 0, max = 100_000) int predicted,
            @ForAll @IntRange(min = 0, max = 400) int percent,
            @ForAll @IntRange(min = 0, max = 50) int people) {
        var margin = Math.max((int) Math.ceil(predicted * (double) percent / 100.0), people);
        assertThat(new Confirmation(60, predicted, percent, people).tolerated()).isEqualTo(predicted + margin);
    }

    /** The replay is asked for the most people in any time as long as the confirmation is. */
    @Test
    void isMeasuredByWhatTheSignersWereShown() {
        var foreseen = Json.object().put("mostHinderedPercent", 7).build();
        var asked = new Enactment(Way.REGULAR, new Staging(0, 30), Optional.of(FIFTEEN), Optional.empty());
        var shown = asked.foreseeing(foreseen, time -> Math.toIntExact(time.toMinutes()) + 4);
        assertThat(shown)
                .isEqualTo(new Enactment(
                        Way.REGULAR,
                        new Staging(0, 30),
                        Optional.of(new Confirmation(60, 64, 50, 3)),
                        Optional.of(foreseen)));
        assertThat(Deciding.next(founded, "p", LIMITS, limits(5, 600), shown, ADOPTED)
                        .proposal
                        .impact())
                .contains(foreseen);
    }

    @Test
    void hasAConfirmationOfPeopleAndTime() {
        var longest = 31 * AFullCharter.DAY;
        assertThat(new Confirmation(longest, 1, 1, 1).withinMinutes()).isEqualTo(longest);
        var big = new Confirmation(1, Integer.MAX_VALUE, 100, 0);
        assertThat(big.tolerated()).isEqualTo(2L * Integer.MAX_VALUE);
        for (var wrong : List.of(
                List.of(0, 1, 1, 1),
                List.of(longest + 1, 1, 1, 1),
                List.of(-1, 1, 1, 1),
                List.of(1, -1, 1, 1),
                List.of(1, 1, -1, 1),
                List.of(1, 1, 1, -1))) {
            assertThatThrownBy(() -> new Confirmation(wrong.get(0), wrong.get(1), wrong.get(2), wrong.get(3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("confirmation");
        }
    }
}
