package io.threekey.charter;

import static io.threekey.charter.CharterChangeTest.EVERYONE;
import static io.threekey.charter.CharterChangeTest.breaks;
import static io.threekey.charter.CharterChangeTest.iamAlone;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CharterChangeTest.ASuccession;
import io.threekey.charter.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Design rule 10: the delay runs from adoption, not from the proposal. */
class PendingCharterTest {
    static List<DecisionRight> delayed() {
        return AHospital.rights().stream()
                .map(right -> new DecisionRight(
                        right.decision(),
                        right.useCase(),
                        right.scope(),
                        right.quorum(),
                        right.objection(),
                        right.consulted(),
                        Clocks.of(right.openDays(), right.signatureFreshHours(), 600),
                        right.reason()))
                .toList();
    }

    private final Charter slow = AHospital.charter(AHospital.seats(), AHospital.kinds(), delayed());
    private final VerifiedChain chain = Deciding.founded(slow);

    @Test
    void holdsAPolicyBack() {
        var deciding = Deciding.next(
                        chain, "p-1", AHospital.limits(), Json.object().build())
                .signs("iam", "security", "clinical-operations");
        var history = Deciding.extended(chain.next(deciding.adopted())).history();
        var effective = deciding.now.plus(Duration.ofMinutes(600));

        assertThat(history.latest(AHospital.limits()).orElseThrow().effectiveAt())
                .isEqualTo(effective);
        assertThat(history.policyAt(AHospital.limits(), effective.minusMillis(1))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(history.policyAt(AHospital.limits(), effective).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void keepsTheOldCharterInForceMeanwhile() {
        var second = AChain.version(2, AHospital.seats(), AHospital.rights());
        var pending = Deciding.extended(chain.next(Deciding.next(chain, "p-1", PolicyAddress.CHARTER, second.document())
                .signs(EVERYONE)
                .adopted()));
        assertThat(pending.history().charterInForce(pending.lastAdoptedAt())).isEqualTo(slow);
        assertThat(pending.history().latestCharter()).isEqualTo(second);

        var meanwhile = Deciding.next(
                        pending, "p-2", AHospital.limits(), Json.object().build())
                .signs("iam", "security", "clinical-operations");
        assertThat(Deciding.extended(pending.next(meanwhile.adopted()))
                        .history()
                        .latest(AHospital.limits())
                        .orElseThrow()
                        .charterVersion())
                .isEqualTo(1);
    }

    @Test
    void isFoundByItsNumberMeanwhile() {
        var history = pending().history();
        assertThat(history.charter(1)).contains(slow);
        assertThat(history.charter(2)).map(Charter::version).contains(2);
        assertThat(history.charter(3)).isEmpty();
    }

    /** Until it takes effect what was proposed under the charter before it can be adopted. */
    @Test
    void overtakesWhatWasProposedUnderTheOneBeforeIt() {
        var history = pending().history();
        var takesEffect =
                history.pendingCharter(chain.lastAdoptedAt()).orElseThrow().effectiveAt();
        var proposal = Deciding.next(chain, "p-2", AHospital.limits(), AChain.idle(5)).proposal;
        assertThat(history.isOvertaken(proposal, takesEffect.minusMillis(1))).isFalse();
        assertThat(history.isOvertaken(proposal, takesEffect)).isTrue();
        assertThat(history.turnsAt(AHospital.limits())).contains(takesEffect);
    }

    private VerifiedChain pending() {
        var second = AChain.version(2, AHospital.seats(), AHospital.rights());
        return adopted(chain, "p-1", second, chain.lastAdoptedAt().plus(Duration.ofHours(1)));
    }

    private static VerifiedChain adopted(VerifiedChain on, String id, Charter next, Instant at) {
        return Deciding.extended(
                on.next(Deciding.next(on, id, PolicyAddress.CHARTER, next.document(), Enactment.REGULAR, at)
                        .signs(EVERYONE)
                        .adopted()));
    }

    @Test
    void keepsASuccessionWaiting() {
        var pending = pending();
        var third = AChain.version(3, ASuccession.successor(), delayed());
        breaks(
                pending.next(Deciding.next(pending, "p-2", PolicyAddress.SEAT_SUCCESSION, third.document())
                        .signs(ASuccession.OTHERS)
                        .adopted()),
                BreakReason.CHARTER_PENDING);
    }

    /** A mistake that waits to take effect is put right by everybody whose word a charter needs. */
    @Test
    void isTimeForEverybodyToPutAnotherInItsPlace() {
        var pending = pending();
        var third = AChain.version(3, AHospital.seats(), iamAlone());
        var meant = adopted(pending, "p-2", third, pending.lastAdoptedAt().plus(Duration.ofHours(1)));
        var history = meant.history();
        var takesEffect = meant.lastAdoptedAt().plus(Duration.ofMinutes(600));

        assertThat(history.charterInForce(takesEffect.minusMillis(1))).isEqualTo(slow);
        assertThat(history.charterInForce(takesEffect)).isEqualTo(third);
        assertThat(history.policyAt(PolicyAddress.CHARTER, takesEffect.minusMillis(1))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(history.comingAt(PolicyAddress.CHARTER, meant.lastAdoptedAt()))
                .extracting(PolicyVersion::version)
                .containsExactly(3);
        assertThat(history.versions(PolicyAddress.CHARTER))
                .extracting(version -> version.validity().everBegins())
                .containsExactly(true, false, true);
        assertThat(history.versions(PolicyAddress.CHARTER))
                .extracting(history::isReplacedBeforeItBegan)
                .containsExactly(false, true, false);
        assertThat(history.pendingCharter(takesEffect.minusMillis(1))
                        .orElseThrow()
                        .version())
                .isEqualTo(3);
        assertThat(history.pendingCharter(takesEffect)).isEmpty();
    }

    @Test
    void letsAProposalMadeBeforeItWasAdoptedTakeNothingsPlace() {
        var unaware = Deciding.next(
                        chain,
                        "p-2",
                        PolicyAddress.CHARTER,
                        AChain.version(3, AHospital.seats(), iamAlone()).document())
                .signs(EVERYONE);
        var pending = pending();
        unaware.now = pending.lastAdoptedAt();
        breaks(pending.next(unaware.adopted()), BreakReason.REPLACES_ANOTHER_VERSION);
    }

    @Test
    void leavesWhatHasTakenEffectAsItIs() {
        var pending = pending();
        var begun = pending.lastAdoptedAt().plus(Duration.ofMinutes(600));
        var third = AChain.version(3, AHospital.seats(), iamAlone());
        var later = adopted(pending, "p-2", third, begun);
        assertThat(later.history().versions(PolicyAddress.CHARTER))
                .allMatch(version -> version.validity().everBegins());
        assertThat(later.history().charterInForce(begun).version()).isEqualTo(2);
    }

    @Test
    void saysBeforeAnybodySignsWhyTheNextCouldNotBeAdopted() {
        var pending = pending();
        for (var version : List.of(2, 3)) {
            var next = AChain.version(version, AHospital.seats(), iamAlone()).document();
            var deciding = Deciding.next(pending, "p-2", PolicyAddress.CHARTER, next);
            assertThat(pending.obstacle(deciding.proposal, deciding.now).map(Broken::reason))
                    .isEqualTo(version == 2 ? Optional.of(BreakReason.FAULTY_CHARTER) : Optional.empty());
        }
    }

    @Test
    void countsOnFromTheCharterThatWaits() {
        var pending = pending();
        breaks(
                pending.next(Deciding.next(
                                pending,
                                "p-2",
                                PolicyAddress.CHARTER,
                                AChain.version(2, AHospital.seats(), iamAlone()).document())
                        .signs(EVERYONE)
                        .adopted()),
                BreakReason.FAULTY_CHARTER);
    }
}
