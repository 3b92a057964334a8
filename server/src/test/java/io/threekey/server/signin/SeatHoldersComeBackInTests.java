package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.KeyTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SeatHoldersComeBackInTests {

    private static final KeyTraits SYNCED = new KeyTraits(true, false);
    private static final KeyTraits DEVICE_BOUND = new KeyTraits(true, true);
    private static final AssuranceRequired ANY_VERIFIED_KEY = new AssuranceRequired(2, 1);
    private static final AssuranceRequired NO_SYNCED_KEYS = new AssuranceRequired(3, 0);

    @Example
    void aDomainWithOnlySyncedKeysWouldBeShutOut() {
        assertThat(shutOut(
                        here(Function.IAM, SYNCED), here(Function.IAM, SYNCED), here(Function.SECURITY, DEVICE_BOUND)))
                .containsExactly(Function.IAM);
    }

    @Example
    void oneKeyOfADeputyIsEnough() {
        assertThat(shutOut(here(Function.IAM, SYNCED), here(Function.IAM, SYNCED, DEVICE_BOUND)))
                .isEmpty();
    }

    @Example
    void whoeverHasNoKeyDoesNotCount() {
        assertThat(shutOut(here(Function.SPONSOR))).containsExactly(Function.SPONSOR);
    }

    @Example
    void whoeverWorksWhereAnotherDocumentHoldsComesInByThatOne() {
        assertThat(shutOut(here(Function.IAM, SYNCED), elsewhere(ANY_VERIFIED_KEY)))
                .isEmpty();
        assertThat(shutOut(here(Function.IAM, SYNCED), elsewhere(NO_SYNCED_KEYS)))
                .containsExactly(Function.IAM);
    }

    @Example
    void aDomainThatNobodyWorksForHereIsNotShutOutByIt() {
        assertThat(shutOut(elsewhere(NO_SYNCED_KEYS))).isEmpty();
    }

    @Example
    void theStaffRepresentationUndoesNothing() {
        assertThat(shutOut(here(Function.STAFF_REPRESENTATION, SYNCED))).isEmpty();
    }

    @Property
    void whatTakesEveryVerifiedKeyIsNeverHeldUp(@ForAll("holders") List<SeatHolderAtTheDoor> holders) {
        assertThat(SeatHoldersComeBackIn.shutOutBy(ANY_VERIFIED_KEY, holders)).isEmpty();
    }

    @Property
    void oneMoreKeyBoundToItsDeviceOpensTheDoorForAFunction(
            @ForAll("holders") List<SeatHolderAtTheDoor> holders, @ForAll Function function) {
        var more = new ArrayList<>(holders);
        more.add(here(function, DEVICE_BOUND));

        assertThat(SeatHoldersComeBackIn.shutOutBy(NO_SYNCED_KEYS, more)).doesNotContain(function);
    }

    @Property
    void whereItIsNotHeldUpSomebodyOfEachFunctionHereComesIn(@ForAll("holders") List<SeatHolderAtTheDoor> holders) {
        var shutOut = SeatHoldersComeBackIn.shutOutBy(NO_SYNCED_KEYS, holders);

        assertThat(holders.stream()
                        .filter(SeatHolderAtTheDoor::here)
                        .map(SeatHolderAtTheDoor::function)
                        .filter(function -> function != Function.STAFF_REPRESENTATION && !shutOut.contains(function)))
                .allSatisfy(function -> assertThat(holders)
                        .anyMatch(holder -> holder.function() == function && holder.comesInUnder(NO_SYNCED_KEYS)));
    }

    @Provide
    Arbitrary<List<SeatHolderAtTheDoor>> holders() {
        return Combinators.combine(
                        Arbitraries.of(Function.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(SYNCED, DEVICE_BOUND).set(),
                        Arbitraries.of(ANY_VERIFIED_KEY, NO_SYNCED_KEYS).set())
                .as(SeatHolderAtTheDoor::new)
                .list()
                .ofMaxSize(8);
    }

    private static List<Function> shutOut(SeatHolderAtTheDoor... holders) {
        return SeatHoldersComeBackIn.shutOutBy(NO_SYNCED_KEYS, List.of(holders));
    }

    private static SeatHolderAtTheDoor here(Function function, KeyTraits... keys) {
        return new SeatHolderAtTheDoor(function, true, Set.of(keys), Set.of());
    }

    private static SeatHolderAtTheDoor elsewhere(AssuranceRequired asked) {
        return new SeatHolderAtTheDoor(Function.IAM, false, Set.of(SYNCED), Set.of(asked));
    }
}
