package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ChainVerdict.Verified;
import io.threekey.charter.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to stored evidence shows. */
class ChainProperties {
    private static final List<VerifiedChain> CHAINS = new ArrayList<>();
    private static final List<AdoptedDecision> DECISIONS = new ArrayList<>();

    // six decisions that take turns between two policies; not in static fields' initialisers, see AHospital
    @BeforeContainer
    static void sixDecisions() {
        CHAINS.clear();
        DECISIONS.clear();
        CHAINS.add(Deciding.extended(VerifiedChain.found(AChain.founding())));
        for (var number = 0; number < 6; number++) {
            var kind = number % 2 == 0 ? AHospital.sessionLimits() : AHospital.breakGlass();
            var document = Json.object().put("number", number).build();
            var deciding = Deciding.next(CHAINS.getLast(), "p-" + number, PolicyAddress.forAll(kind), document)
                    .signs("iam", "security", "clinical-operations");
            DECISIONS.add(deciding.adopted());
            CHAINS.add(Deciding.extended(CHAINS.getLast().next(deciding.adopted())));
        }
    }

    @Property(tries = 100)
    void aChangedByteOfADecisionIsRefusedAtItsPlace(
            @ForAll @IntRange(max = 5) int which,
            @ForAll int at,
            @ForAll @IntRange(min = 1, max = 255) int difference) {
        var changed = changed(DECISIONS.get(which), at, difference);
        assertThat(CHAINS.get(which).next(changed))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.position()).isEqualTo(which + 1));
    }

    @Property(tries = 50)
    void aChangedByteOfTheFoundingIsRefused(@ForAll int at, @ForAll @IntRange(min = 1, max = 255) int difference) {
        var parts = parts(AChain.founding().charter(), AChain.founding().acts());
        change(parts, at, difference);
        var changed = new FoundingRecord(
                parts.getFirst(), acts(parts), AChain.founding().foundedAt());
        assertThat(ChainVerification.verify(changed, List.of()))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.position()).isZero());
    }

    @Property(tries = 40)
    void onlyTheTrueOrderOfAllOrTheFirstDecisionsHolds(@ForAll("orders") List<Integer> order) {
        var verdict = ChainVerification.verify(
                AChain.founding(), order.stream().map(DECISIONS::get).toList());
        var isTruePrefix = order.equals(List.of(0, 1, 2, 3, 4, 5).subList(0, order.size()));
        // the two policies do not build on each other: without its last decisions one of them is merely older
        var isTrueWithoutLatest = isAscending(order) && isPrefixEach(order);

        assertThat(verdict instanceof Verified).isEqualTo(isTruePrefix || isTrueWithoutLatest);
    }

    private static boolean isAscending(List<Integer> order) {
        var sorted = new ArrayList<>(order);
        Collections.sort(sorted);
        return sorted.equals(order) && new HashSet<>(order).size() == order.size();
    }

    private static boolean isPrefixEach(List<Integer> order) {
        return order.stream().allMatch(number -> number < 2 || order.contains(number - 2));
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        var numbers = Arbitraries.integers().between(0, 5);
        return Arbitraries.oneOf(
                numbers.list().ofMaxSize(6),
                numbers.list()
                        .uniqueElements()
                        .ofMaxSize(6)
                        .map(list -> list.stream().sorted().toList()));
    }

    private static AdoptedDecision changed(AdoptedDecision decision, int at, int difference) {
        var parts = parts(decision.proposal(), decision.acts());
        change(parts, at, difference);
        return new AdoptedDecision(parts.getFirst(), acts(parts), decision.adoptedAt());
    }

    private static List<byte[]> parts(byte[] first, List<SignedAct> acts) {
        var parts = new ArrayList<byte[]>();
        parts.add(first.clone());
        for (var act : acts) {
            parts.add(act.statement().clone());
            parts.add(act.assertion().credentialId().clone());
            parts.add(act.assertion().authenticatorData().clone());
            parts.add(act.assertion().clientDataJson().clone());
            parts.add(act.assertion().signature().clone());
        }
        return parts;
    }

    private static void change(List<byte[]> parts, int at, int difference) {
        var position =
                Math.floorMod(at, parts.stream().mapToInt(part -> part.length).sum());
        for (var part : parts) {
            if (position < part.length) {
                part[position] ^= (byte) difference;
                return;
            }
            position -= part.length;
        }
    }

    private static List<SignedAct> acts(List<byte[]> parts) {
        var acts = new ArrayList<SignedAct>();
        for (var start = 1; start < parts.size(); start += 5) {
            acts.add(new SignedAct(
                    parts.get(start),
                    new Assertion(
                            parts.get(start + 1), parts.get(start + 2), parts.get(start + 3), parts.get(start + 4))));
        }
        return acts;
    }
}
