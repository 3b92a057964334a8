package io.threekey.charter;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Design rules 2 and 3: the signed charter alone says who decides, the most particular right first. */
class RightsProperties {

    @Property(tries = 300)
    void theRightIsTheMostParticularOneThatApplies(
            @ForAll("kinds") Map<PolicyKindName, PolicyKindRule> kinds,
            @ForAll("rights") List<DecisionRight> rights,
            @ForAll("addresses") PolicyAddress address) {
        var charter = AHospital.charter(List.of(), kinds, rights);
        var expected = rights.stream()
                .filter(right -> kinds.containsKey(address.kind())
                        && right.decision().equals(kinds.get(address.kind()).decision()))
                .filter(right -> right.useCase().isEmpty() || right.useCase().equals(address.useCase()))
                .filter(right -> right.scope().isGroup() || right.scope().equals(address.scope()))
                .min(comparingInt(right ->
                        (right.useCase().isPresent() ? 0 : 2) + (right.scope().isGroup() ? 1 : 0)));

        assertThat(charter.rightFor(address)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Map<PolicyKindName, PolicyKindRule>> kinds() {
        return Arbitraries.maps(policyKinds(), decisionKinds().map(PolicyKindRule::of))
                .ofMaxSize(2);
    }

    @Provide
    Arbitrary<List<DecisionRight>> rights() {
        return Combinators.combine(decisionKinds(), useCases(), scopes())
                .as((decision, useCase, scope) -> new DecisionRight(
                        decision,
                        useCase,
                        scope,
                        new Quorum.From(Function.IAM, 1),
                        ObjectionEffect.NOTED,
                        List.of(),
                        Clocks.of(1, 1, 0),
                        "any"))
                .list()
                .uniqueElements()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<PolicyAddress> addresses() {
        return Combinators.combine(policyKinds(), useCases(), scopes()).as(PolicyAddress::new);
    }

    private static Arbitrary<PolicyKindName> policyKinds() {
        return Arbitraries.of("session-limits", "break-glass").map(PolicyKindName::new);
    }

    private static Arbitrary<DecisionKind> decisionKinds() {
        return Arbitraries.of("timing", "emergency").map(DecisionKind::new);
    }

    private static Arbitrary<Optional<UseCase>> useCases() {
        return Arbitraries.of(Optional.empty(), Optional.of(UseCase.EMERGENCY), Optional.of(UseCase.MACHINE));
    }

    private static Arbitrary<Scope> scopes() {
        return Arbitraries.of(Scope.GROUP, Scope.site("east"), Scope.site("west"));
    }
}
