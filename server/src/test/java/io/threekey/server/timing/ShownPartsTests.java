package io.threekey.server.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * An attacker adds and subtracts everything that is shown, as often as they like. Whatever comes out that is how often
 * something happened to some people is of five of them at least.
 */
class ShownPartsTests {

    private static final LocalDate WEEK = LocalDate.parse("2026-11-16");
    private static final int SMALLEST = 5;
    private static final int WARDS = 4;
    private static final int CAUSES = 3;
    private static final int CELLS = WARDS * CAUSES;

    /** Beyond any number here: what follows in fractions follows among the remainders of a prime. */
    private static final long PRIME = 1_000_003;

    /** Somebody on a ward, and why they did not get in; or, of those who did, for what. */
    record Happened(int ward, int cause, int who) {

        int cell() {
            return ward * CAUSES + cause;
        }
    }

    /** Two tables of the same, by ward and by cause, and the sum of all besides. */
    @Property(tries = 300)
    void nobodyIsFoundBetweenTwoTablesOfTheSame(@ForAll("happened") List<Happened> happened) {
        var known = new ArrayList<long[]>();
        shown(happened, Happened::ward, part -> "").forEach(ward -> known.add(told(cell -> cell / CAUSES == ward)));
        shown(happened, Happened::cause, part -> "").forEach(cause -> known.add(told(cell -> cell % CAUSES == cause)));
        if (people(happened).size() >= SMALLEST) {
            known.add(told(cell -> true));
        }

        assertThat(found(known, happened)).isEmpty();
    }

    /** Wards, and beside them how many those of one use case are together; here the first two wards are of one. */
    @Property(tries = 300)
    void nobodyIsFoundBetweenPartsAndTheirSums(@ForAll("happened") List<Happened> happened) {
        var known = new ArrayList<long[]>();
        shown(happened, Happened::ward, part -> Integer.parseInt(part.name()) / 2)
                .forEach(ward -> known.add(told(cell -> cell / CAUSES == ward)));
        shown(happened, one -> one.ward() / 2, Part::key)
                .forEach(useCase -> known.add(told(cell -> cell / CAUSES / 2 == useCase)));

        assertThat(found(known, happened)).isEmpty();
    }

    /** Each week by itself, and several together. Here it was one of three weeks, and not why. */
    @Property(tries = 300)
    void nobodyIsFoundBetweenOneWeekAndSeveral(@ForAll("happened") List<Happened> happened) {
        var parts = parts(happened, Happened::ward, one -> WEEK.plusWeeks(one.cause()));
        var shown = ShownParts.of(parts, SMALLEST, part -> "").stream()
                .collect(Collectors.toMap(ShownPartsTests::cell, Part::times));
        var known = new ArrayList<long[]>();
        shown.keySet().forEach(one -> known.add(told(cell -> cell == one)));
        IntStream.range(0, WARDS)
                .forEach(ward -> known.add(told(cell -> cell / CAUSES == ward && shown.containsKey(cell))));

        assertThat(found(known, happened)).isEmpty();
        ShownParts.howOften(parts, ShownParts.of(parts, SMALLEST, part -> ""))
                .forEach((key, often) -> assertThat(often.shown())
                        .isEqualTo(shown.entrySet().stream()
                                .filter(one -> one.getKey() / CAUSES == Integer.parseInt(key.name()))
                                .mapToLong(Map.Entry::getValue)
                                .sum()));
    }

    private static int cell(Part part) {
        return Integer.parseInt(part.name()) * CAUSES + (int) ChronoUnit.WEEKS.between(WEEK, part.week());
    }

    @Property(tries = 300)
    void everythingIsShownWhereNothingIsTooSmall(@ForAll("happened") List<Happened> happened) {
        var parts = parts(happened, Happened::ward, one -> WEEK);
        var large =
                parts.stream().filter(part -> part.people().size() >= SMALLEST).toList();

        assertThat(ShownParts.of(large, SMALLEST, part -> "")).containsExactlyInAnyOrderElementsOf(large);
    }

    @Test
    void oneOfTooFewTakesTheNextSmallestWithIt() {
        assertThat(shownOf(9, 6, 2)).containsExactly(0);
    }

    @Test
    void severalThatAreEnoughTogetherTakeNoneWithThem() {
        assertThat(shownOf(9, 6, 2, 3)).containsExactly(0, 1);
    }

    @Test
    void theSamePeopleInTwoPartsAreNotCountedTwice() {
        var happened = new ArrayList<Happened>();
        IntStream.range(0, 6).forEach(who -> happened.add(new Happened(0, 0, who)));
        IntStream.range(0, 3).forEach(who -> {
            happened.add(new Happened(1, 0, who));
            happened.add(new Happened(2, 0, who));
        });

        assertThat(shown(happened, Happened::ward, part -> "")).isEmpty();
    }

    /** On each ward others. */
    private static List<Integer> shownOf(int... people) {
        var happened = new ArrayList<Happened>();
        for (var ward = 0; ward < people.length; ward++) {
            for (var who = 0; who < people[ward]; who++) {
                happened.add(new Happened(ward, 0, 100 * ward + who));
            }
        }
        return shown(happened, Happened::ward, part -> "");
    }

    @Provide
    Arbitrary<List<Happened>> happened() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, WARDS - 1),
                        Arbitraries.integers().between(0, CAUSES - 1),
                        Arbitraries.integers().between(0, 14))
                .as(Happened::new)
                .list()
                .ofMaxSize(60);
    }

    private static List<Integer> shown(
            List<Happened> happened, Function<Happened, Integer> name, Function<Part, ?> whole) {
        return ShownParts.of(parts(happened, name, one -> WEEK), SMALLEST, whole).stream()
                .map(part -> Integer.parseInt(part.name()))
                .toList();
    }

    private static List<Part> parts(
            List<Happened> happened, Function<Happened, Integer> name, Function<Happened, LocalDate> week) {
        return happened.stream()
                .collect(Collectors.groupingBy(one -> List.of(week.apply(one), String.valueOf(name.apply(one)))))
                .entrySet()
                .stream()
                .map(together -> new Part(
                        (LocalDate) together.getKey().get(0),
                        (String) together.getKey().get(1),
                        "",
                        people(together.getValue()).size(),
                        people(together.getValue()).stream()
                                .sorted()
                                .limit(SMALLEST)
                                .collect(Collectors.toSet()),
                        together.getValue().size()))
                .sorted(Comparator.comparing(Part::name))
                .toList();
    }

    private static Set<String> people(List<Happened> happened) {
        return happened.stream().map(one -> "mark-" + one.who()).collect(Collectors.toSet());
    }

    /** How often it happened in some cells together, as an equation. */
    private static long[] told(IntPredicate cells) {
        return IntStream.range(0, CELLS)
                .mapToLong(cell -> cells.test(cell) ? 1 : 0)
                .toArray();
    }

    /** The groups of one to four people whose number is a sum of what is known, each times something. */
    private static Set<Set<Integer>> found(List<long[]> known, List<Happened> happened) {
        var equations = solved(known);
        var found = new HashSet<Set<Integer>>();
        for (var mask = 1; mask < 1 << CELLS; mask++) {
            var some = mask;
            if (follows(told(cell -> (some >> cell & 1) == 1), equations)) {
                var people = happened.stream()
                        .filter(one -> (some >> one.cell() & 1) == 1)
                        .map(Happened::who)
                        .collect(Collectors.toSet());
                if (!people.isEmpty() && people.size() < SMALLEST) {
                    found.add(people);
                }
            }
        }
        return found;
    }

    private static List<long[]> solved(List<long[]> known) {
        var equations = new ArrayList<long[]>();
        for (var equation : known) {
            var rest = reduced(equation, equations);
            if (Arrays.stream(rest).anyMatch(value -> value != 0)) {
                equations.add(rest);
            }
        }
        return equations;
    }

    private static boolean follows(long[] equation, List<long[]> equations) {
        return Arrays.stream(reduced(equation, equations)).allMatch(value -> value == 0);
    }

    private static long[] reduced(long[] equation, List<long[]> equations) {
        var rest = equation.clone();
        for (var by : equations) {
            var first = IntStream.range(0, CELLS)
                    .filter(cell -> by[cell] != 0)
                    .findFirst()
                    .orElseThrow();
            var times = rest[first] * inverse(by[first]) % PRIME;
            for (var cell = 0; cell < CELLS; cell++) {
                rest[cell] = Math.floorMod(rest[cell] - times * by[cell], PRIME);
            }
        }
        return rest;
    }

    private static long inverse(long value) {
        var inverse = 1L;
        var power = value;
        for (var exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            inverse = (exponent & 1) == 1 ? inverse * power % PRIME : inverse;
            power = power * power % PRIME;
        }
        return inverse;
    }
}
