package io.threekey.charter;

import static io.threekey.charter.AChain.OWNERS;
import static io.threekey.charter.AChain.founding;
import static io.threekey.charter.AChain.idle;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ChainVerdict.Verified;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions after decisions: none may be dropped, swapped, repeated or lent another one's signatures. */
class ChainVerificationTest {
    private final VerifiedChain founded = Deciding.extended(VerifiedChain.found(founding()));

    private final List<AdoptedDecision> decisions = new ArrayList<>();

    @BeforeEach
    void threeDecisions() {
        var chain = founded;
        for (var decided : List.of(AHospital.limits(), AHospital.glass(), AHospital.limits())) {
            var deciding = Deciding.next(chain, "p-" + decisions.size(), decided, idle(9 - decisions.size()))
                    .signs(OWNERS);
            decisions.add(deciding.adopted());
            chain = Deciding.extended(chain.next(deciding.adopted()));
        }
    }

    private void breaksAt(int position, BreakReason reason) {
        assertThat(ChainVerification.verify(founding(), decisions)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(position);
            assertThat(broken.reason()).isEqualTo(reason);
        });
    }

    @Test
    void holds() {
        assertThat(ChainVerification.verify(founding(), decisions)).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.history().versions(AHospital.limits()))
                    .extracting(PolicyVersion::version)
                    .containsExactly(1, 2, 3);
            assertThat(verified.history().versions(AHospital.glass()))
                    .extracting(PolicyVersion::version)
                    .containsExactly(1);
            assertThat(verified.history().addresses()).containsExactlyInAnyOrder(AHospital.limits(), AHospital.glass());
        });
    }

    /** privacyIDEA signs single rows, so that a deleted one is missed by nobody. */
    @Test
    void missesADroppedDecision() {
        decisions.removeFirst();
        breaksAt(2, BreakReason.REPLACES_ANOTHER_VERSION);
    }

    @Test
    void refusesSwappedDecisions() {
        Collections.swap(decisions, 0, 1);
        breaksAt(2, BreakReason.OUT_OF_ORDER);
        Collections.swap(decisions, 0, 1);
        Collections.swap(decisions, 0, 2);
        breaksAt(1, BreakReason.REPLACES_ANOTHER_VERSION);
    }

    @Test
    void refusesAnOldDecisionReplayedAsNew() {
        var old = decisions.getFirst();
        decisions.add(old);
        breaksAt(4, BreakReason.REPLAYED);
        decisions.set(
                3,
                new AdoptedDecision(old.proposal(), old.acts(), decisions.get(2).adoptedAt()));
        breaksAt(4, BreakReason.REPLAYED);
    }

    @Test
    void refusesTheSameDecisionTwiceInARow() {
        decisions.add(1, decisions.getFirst());
        breaksAt(2, BreakReason.REPLAYED);
    }

    @Test
    void saysWhereItBreaksFirst() {
        var second = decisions.get(1);
        decisions.set(1, new AdoptedDecision(second.proposal(), second.acts().subList(0, 2), second.adoptedAt()));
        decisions.removeLast();
        decisions.addLast(decisions.getFirst());
        breaksAt(2, BreakReason.NOT_DECIDED);
    }

    @Test
    void refusesActsOfAnotherDecision() {
        var first = decisions.getFirst();
        decisions.set(0, new AdoptedDecision(first.proposal(), decisions.get(1).acts(), first.adoptedAt()));
        breaksAt(1, BreakReason.BAD_ACT);
    }
}
