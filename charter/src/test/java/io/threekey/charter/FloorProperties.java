package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Design rule 3: the group sets the floor. Compared with every set of signatures there could be. */
class FloorProperties {
    private static final List<Function> FUNCTIONS =
            List.of(Function.SPONSOR, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
    private static final int SEATS_EACH = 2;

    @Property(tries = 400)
    void aSiteAsksForEnoughExactlyWhereWhateverSatisfiesItSatisfiesTheGroup(
            @ForAll("quorums") Quorum site, @ForAll("quorums") Quorum group) {
        assertThat(FloorReview.asksAtLeast(site, group))
                .isEqualTo(everySetOfSignatures().stream()
                        .filter(signatures -> isMet(site, signatures))
                        .allMatch(signatures -> isMet(group, signatures)));
    }

    private static boolean isMet(Quorum quorum, Set<Standing> signatures) {
        return QuorumMatching.solve(quorum, signatures).isPresent();
    }

    /** Two principal seats of each function, and so every set of signatures that the quorums below can tell apart. */
    private static List<Set<Standing>> everySetOfSignatures() {
        var seats = new ArrayList<Standing>();
        for (var function : FUNCTIONS) {
            for (int number = 0; number < SEATS_EACH; number++) {
                var seat = new SeatId(function.code() + "-" + number);
                seats.add(new Standing(new PersonId(seat.value()), seat, function, seat));
            }
        }
        var sets = new ArrayList<Set<Standing>>();
        for (int chosen = 0; chosen < 1 << seats.size(); chosen++) {
            var set = new HashSet<Standing>();
            for (int place = 0; place < seats.size(); place++) {
                if ((chosen & 1 << place) != 0) {
                    set.add(seats.get(place));
                }
            }
            sets.add(set);
        }
        return sets;
    }

    @Provide
    Arbitrary<Quorum> quorums() {
        var leaves = Arbitraries.of(FUNCTIONS).<Quorum>map(function -> new From(function, 1));
        var parts = leaves.list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Quorum> branches = Arbitraries.oneOf(
                parts.map(AllOf::new),
                parts.map(AnyOf::new),
                Combinators.combine(Arbitraries.integers().between(1, 2), parts.filter(some -> some.size() > 1))
                        .as(AtLeast::new));
        return Arbitraries.oneOf(
                        leaves,
                        branches,
                        Combinators.combine(branches, leaves)
                                .<Quorum>as((one, other) -> new AllOf(List.of(one, other))),
                        Combinators.combine(branches, branches)
                                .<Quorum>as((one, other) -> new AnyOf(List.of(one, other))))
                .filter(FloorProperties::asksForTwoOfAFunctionAtMost);
    }

    private static boolean asksForTwoOfAFunctionAtMost(Quorum quorum) {
        return Alternatives.of(quorum).stream()
                .allMatch(way -> FUNCTIONS.stream().allMatch(function -> way.of(function) <= SEATS_EACH));
    }
}
