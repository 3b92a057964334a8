package io.threekey.charter;

import static io.threekey.charter.Function.CLINICAL_OPERATIONS;
import static io.threekey.charter.Function.IAM;
import static io.threekey.charter.Function.SECURITY;
import static io.threekey.charter.Function.SPONSOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Design rule 1: a tree over functions, solved as a matching. */
class QuorumMatchingTest {

    private static Standing standing(String person, String principal, Function function) {
        return new Standing(
                new PersonId(person), new SeatId(principal), function, new SeatId(principal + "-" + person));
    }

    private final Standing iamOwner = standing("ida", "iam", IAM);
    private final Standing iamDeputy = standing("ivo", "iam", IAM);
    private final Standing clinicalOwner = standing("cleo", "clinical-operations", CLINICAL_OPERATIONS);
    private final Standing securityOwner = standing("sam", "security", SECURITY);

    private final Quorum allThree =
            new AllOf(List.of(new From(IAM, 1), new From(CLINICAL_OPERATIONS, 1), new From(SECURITY, 1)));

    private static boolean isMet(Quorum quorum, Standing... standings) {
        return QuorumMatching.solve(quorum, Set.of(standings)).isPresent();
    }

    @Nested
    class AQuorumIsMet {
        @Test
        void byOneSignatureForEachPlace() {
            assertThat(QuorumMatching.solve(allThree, Set.of(iamOwner, clinicalOwner, securityOwner)))
                    .contains(Map.of(
                            new Place(IAM, 1), iamOwner,
                            new Place(CLINICAL_OPERATIONS, 1), clinicalOwner,
                            new Place(SECURITY, 1), securityOwner));
        }

        @Test
        void byADeputyInThePrincipalsPlace() {
            assertThat(isMet(allThree, iamDeputy, clinicalOwner, securityOwner)).isTrue();
        }

        @Test
        void byAnyOneBranch() {
            var either = new AnyOf(List.of(new From(IAM, 1), new From(SECURITY, 1)));
            assertThat(isMet(either, securityOwner)).isTrue();
            assertThat(isMet(either, clinicalOwner)).isFalse();
        }

        @Test
        void byEnoughBranches() {
            var two =
                    new AtLeast(2, List.of(new From(IAM, 1), new From(CLINICAL_OPERATIONS, 1), new From(SECURITY, 1)));
            assertThat(isMet(two, iamOwner, securityOwner)).isTrue();
            assertThat(isMet(two, clinicalOwner, securityOwner)).isTrue();
            assertThat(isMet(two, securityOwner)).isFalse();
            assertThat(isMet(two, iamOwner, iamDeputy)).isFalse();
        }

        @Test
        void byUndoingAnEarlierChoiceOfPlaces() {
            // ida could fill either place; only with ida for security do both get filled
            var idaForIam = standing("ida", "iam", IAM);
            var idaForSecurity = standing("ida", "security", SECURITY);
            var both = new AllOf(List.of(new From(IAM, 1), new From(SECURITY, 1)));
            assertThat(isMet(both, idaForIam, idaForSecurity, iamDeputy)).isTrue();
        }
    }

    @Nested
    class AQuorumIsNotMet {
        @Test
        void withAPlaceEmpty() {
            assertThat(isMet(allThree, iamOwner, clinicalOwner)).isFalse();
            assertThat(isMet(allThree)).isFalse();
        }

        /** OpenBao's control groups let one person in two groups satisfy both factors. */
        @Test
        void byOnePersonInTwoSeats() {
            var twice = standing("ida", "security", SECURITY);
            assertThat(isMet(allThree, iamOwner, clinicalOwner, twice)).isFalse();
        }

        /** privacyIDEA's "4 eyes" does not check that the two tokens belong to different people. */
        @Test
        void byTwoSignaturesOfOnePerson() {
            var again = new Standing(iamOwner.person(), new SeatId("iam-second"), IAM, new SeatId("iam-second"));
            assertThat(isMet(new From(IAM, 2), iamOwner, again)).isFalse();
        }

        @Test
        void byAnOwnerAndADeputyOfTheSamePrincipal() {
            assertThat(isMet(new From(IAM, 2), iamOwner, iamDeputy)).isFalse();
        }

        @Test
        void byTheSameSignatureInTwoBranches() {
            var twoBranches = new AllOf(List.of(new From(IAM, 1), new From(IAM, 1)));
            var second = standing("ina", "iam-east", IAM);
            assertThat(isMet(twoBranches, iamOwner)).isFalse();
            assertThat(isMet(twoBranches, iamOwner, iamDeputy)).isFalse();
            assertThat(isMet(twoBranches, iamOwner, second)).isTrue();
        }

        /** OpenBao: zero approvals failed open. */
        @Test
        void byNobodyHoweverLittleItAsksFor() {
            var nothing = List.of(
                    new AllOf(List.of()),
                    new AtLeast(0, List.of(new From(IAM, 1))),
                    new From(IAM, 0),
                    new AnyOf(List.of(new From(IAM, 0))),
                    new AnyOf(List.of()),
                    new AtLeast(1, List.of()));
            for (var quorum : nothing) {
                assertThat(isMet(quorum)).isFalse();
                assertThat(isMet(quorum, iamOwner, clinicalOwner, securityOwner))
                        .isFalse();
            }
            assertThat(isMet(new AnyOf(List.of(new AllOf(List.of()), new From(IAM, 1))), iamOwner))
                    .isTrue();
        }

        @Test
        void whereMoreBranchesAreAskedForThanThereAre() {
            assertThat(isMet(new AtLeast(2, List.of(new From(IAM, 1))), iamOwner))
                    .isFalse();
        }
    }

    @Nested
    class WhatIsMissing {
        @Test
        void isSaidAsPeopleNeededAndPresent() {
            assertThat(QuorumMatching.missing(allThree, Set.of(iamOwner, iamDeputy, securityOwner)))
                    .isEqualTo(new Shortfall(3, 2, List.of(Map.of(CLINICAL_OPERATIONS, 1))));
        }

        @Test
        void namesEveryShortestWay() {
            var quorum = new AnyOf(List.of(
                    new From(SPONSOR, 1),
                    new AllOf(List.of(new From(IAM, 1), new From(SECURITY, 1))),
                    new AllOf(List.of(new From(SPONSOR, 1), new From(SECURITY, 1)))));
            assertThat(QuorumMatching.missing(quorum, Set.of(iamOwner)))
                    .isEqualTo(new Shortfall(1, 0, List.of(Map.of(SPONSOR, 1), Map.of(SECURITY, 1))));
        }

        @Test
        void isCountedOnTheNearestWayEvenIfItIsTheLonger() {
            var quorum = new AnyOf(List.of(new From(SPONSOR, 2), allThree));
            assertThat(QuorumMatching.missing(quorum, Set.of(iamOwner, clinicalOwner)))
                    .isEqualTo(new Shortfall(3, 2, List.of(Map.of(SECURITY, 1), Map.of(SPONSOR, 2))));
        }

        @Test
        void countsOnePersonInTwoSeatsOnce() {
            var twice = standing("ida", "security", SECURITY);
            assertThat(QuorumMatching.missing(allThree, Set.of(iamOwner, twice)).present())
                    .isEqualTo(1);
        }

        @Test
        void isNothingOnceItIsMet() {
            assertThat(QuorumMatching.missing(new From(IAM, 1), Set.of(iamOwner)))
                    .isEqualTo(new Shortfall(1, 1, List.of(Map.of())));
        }

        @Test
        void hasNoWayWhereNobodyCouldEverMeetIt() {
            assertThat(QuorumMatching.missing(new AnyOf(List.of()), Set.of(iamOwner)))
                    .isEqualTo(new Shortfall(0, 0, List.of()));
        }
    }

    @Nested
    class ATree {
        @Test
        void ofManyWaysIsRefused() {
            var either =
                    new AnyOf(List.of(new From(IAM, 1), new From(IAM, 2), new From(SECURITY, 1), new From(SPONSOR, 1)));
            var within = new AllOf(List.of(either, either, either, either));
            assertThat(Alternatives.of(within)).hasSizeLessThanOrEqualTo(Alternatives.MOST);
            var beyond = new AllOf(Collections.nCopies(12, either));
            assertThatThrownBy(() -> AHospital.right("session-timing", beyond, ObjectionEffect.NOTED))
                    .hasMessageContaining("more than 256 ways");
        }

        /** Sixteen ways for one function, and for each of them sixteen for another. */
        @Test
        void mayHaveAsManyWaysAsCanBeWeighed() {
            var most = new AllOf(List.of(anyNumberOf(IAM), anyNumberOf(SECURITY)));
            assertThat(Alternatives.of(most)).hasSize(256);
            assertThatThrownBy(() -> Alternatives.of(new AnyOf(List.of(most, new From(SPONSOR, 1)))))
                    .hasMessageContaining("more than 256 ways");
        }

        private static Quorum anyNumberOf(Function function) {
            return new AnyOf(IntStream.rangeClosed(1, 16)
                    .<Quorum>mapToObj(count -> new From(function, count))
                    .toList());
        }

        @Test
        void ofManyBranchesIsRefused() {
            Quorum one = new From(IAM, 1);
            assertThat(new AllOf(Collections.nCopies(16, one)).parts()).hasSize(16);
            assertThatThrownBy(() -> new AllOf(Collections.nCopies(17, one))).hasMessageContaining("16 parts");
            assertThatThrownBy(() -> new AnyOf(Collections.nCopies(17, one))).hasMessageContaining("16 parts");
            assertThatThrownBy(() -> new AtLeast(1, Collections.nCopies(17, one)))
                    .hasMessageContaining("16 parts");
        }

        @Test
        void ofImpossibleCountsIsRefused() {
            assertThatThrownBy(() -> new From(IAM, -1)).hasMessageContaining("-1 signatures");
            assertThatThrownBy(() -> new From(IAM, 17)).hasMessageContaining("17 signatures");
            assertThatThrownBy(() -> new AtLeast(-1, List.of())).hasMessageContaining("-1 signatures");
            assertThat(new From(IAM, 16).count()).isEqualTo(16);
        }

        @Test
        void asksAtLeastWhatAnotherDoesWhereMeetingItMeetsTheOther() {
            assertThat(AHospital.everyone().asksAtLeast(AHospital.threeOwners()))
                    .isTrue();
            assertThat(AHospital.threeOwners().asksAtLeast(AHospital.threeOwners()))
                    .isTrue();
            assertThat(AHospital.threeOwners().asksAtLeast(AHospital.everyone()))
                    .isFalse();
        }

        @Test
        void mentionsTheFunctionsItAsks() {
            var tree = new AnyOf(List.of(new AllOf(List.of(new AtLeast(1, List.of(new From(IAM, 1)))))));
            assertThat(tree.mentions(IAM)).isTrue();
            assertThat(tree.mentions(SECURITY)).isFalse();
        }

        @Test
        void isWeighedOnlyWithPrincipalsOfOneFunctionEach() {
            var confused = Set.of(standing("a", "iam", IAM), standing("b", "iam", SECURITY));
            assertThatThrownBy(() -> QuorumMatching.solve(allThree, confused)).hasMessageContaining("two functions");
            assertThatThrownBy(() -> QuorumMatching.missing(allThree, confused)).hasMessageContaining("two functions");
        }
    }

    @Property(tries = 300)
    void agreesWithTryingEveryAssignment(@ForAll("quorums") Quorum quorum, @ForAll("signatures") Set<Standing> given) {
        var expected = EveryAssignment.satisfies(quorum, List.copyOf(given));

        assertThat(QuorumMatching.solve(quorum, given).isPresent()).isEqualTo(expected);
        assertThat(QuorumMatching.missing(quorum, given).ways().contains(Map.of()))
                .isEqualTo(expected);
    }

    @Property(tries = 100)
    void fillsEveryPlaceWithAnotherPersonAndAnotherPrincipal(
            @ForAll("quorums") Quorum quorum, @ForAll("signatures") Set<Standing> given) {
        QuorumMatching.solve(quorum, given).ifPresent(places -> {
            assertThat(places.values()).extracting(Standing::person).doesNotHaveDuplicates();
            assertThat(places.values()).extracting(Standing::principal).doesNotHaveDuplicates();
            assertThat(given).containsAll(places.values());
            places.forEach((place, standing) -> assertThat(standing.function()).isEqualTo(place.function()));
        });
    }

    @Property(tries = 100)
    void isCompletedByWhatItSaysIsMissing(@ForAll("quorums") Quorum quorum, @ForAll("signatures") Set<Standing> given) {
        for (var way : QuorumMatching.missing(quorum, given).ways()) {
            var completed = new HashSet<>(given);
            way.forEach((function, count) -> {
                for (var number = 0; number < count; number++) {
                    completed.add(
                            standing("new-" + function.code() + number, function.code() + "-new-" + number, function));
                }
            });
            assertThat(QuorumMatching.solve(quorum, completed)).isPresent();
        }
    }

    @Property(tries = 100)
    void neverGetsWorseByOneMoreSignature(
            @ForAll("quorums") Quorum quorum,
            @ForAll("signatures") Set<Standing> fewer,
            @ForAll("signatures") Set<Standing> more) {
        var all = new HashSet<>(fewer);
        all.addAll(more);
        if (QuorumMatching.solve(quorum, fewer).isPresent()) {
            assertThat(QuorumMatching.solve(quorum, all)).isPresent();
        }
    }

    @Provide
    Arbitrary<Quorum> quorums() {
        Arbitrary<Quorum> leaves = Combinators.combine(
                        Arbitraries.of(Function.class), Arbitraries.integers().between(1, 2))
                .as(From::new);
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMinSize(1).ofMaxSize(2).map(AllOf::new),
                        inner.list().ofMinSize(1).ofMaxSize(3).map(AnyOf::new),
                        inner.list().ofMinSize(1).ofMaxSize(3).map(parts -> new AtLeast(parts.size() / 2 + 1, parts))),
                0,
                2);
    }

    /** Five principals of three functions, four people who may stand in any of them. */
    @Provide
    Arbitrary<Set<Standing>> signatures() {
        var principals = Map.of(
                "iam", IAM, "iam-east", IAM, "security", SECURITY, "clinical", CLINICAL_OPERATIONS, "sponsor", SPONSOR);
        return Combinators.combine(
                        Arbitraries.of("ann", "bob", "cid", "dee"),
                        Arbitraries.of(principals.keySet().stream().sorted().toList()))
                .as((person, principal) -> standing(person, principal, principals.getOrDefault(principal, IAM)))
                .set()
                .ofMaxSize(5);
    }
}
