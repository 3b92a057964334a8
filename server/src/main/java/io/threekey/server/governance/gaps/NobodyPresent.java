package io.threekey.server.governance.gaps;

import static java.util.function.Predicate.not;

import io.threekey.charter.Function;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A function whose people are all away, today or within a week. They may still sign, but nobody may count on it. */
final class NobodyPresent implements OwnershipRule {

    private static final int DAYS_AHEAD = 7;

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return Arrays.stream(Function.values())
                .filter(not(function -> ownership.holders(function).isEmpty()))
                .flatMap(function ->
                        firstDay(function, ownership).map(ahead -> gap(function, ahead, ownership)).stream());
    }

    private static Optional<Integer> firstDay(Function function, Ownership ownership) {
        return IntStream.rangeClosed(0, DAYS_AHEAD)
                .boxed()
                .filter(ahead -> nobodyIsThere(function, ahead, ownership))
                .findFirst();
    }

    /** A term that ends meanwhile is another gap's matter. */
    private static boolean nobodyIsThere(Function function, int ahead, Ownership ownership) {
        var then = later(ownership.at(), ahead);
        var held = people(function, ownership).stream()
                .filter(seat -> seat.isHeldAt(then))
                .toList();
        return !held.isEmpty() && ownership.absentees().present(held, then).isEmpty();
    }

    private static List<Seat> people(Function function, Ownership ownership) {
        return ownership.charter().seats().stream()
                .filter(seat -> seat.function() == function)
                .toList();
    }

    private static Instant later(Instant at, int days) {
        return at.plus(Duration.ofDays(days));
    }

    private static Gap gap(Function function, int ahead, Ownership ownership) {
        return new Gap(
                "nobody-present",
                function.code(),
                ahead == 0
                        ? Words.of("governance.gap.nobody-present", CharterWords.function(function))
                        : Words.of(
                                "governance.gap.nobody-present.soon",
                                CharterWords.function(function),
                                LocalDate.ofInstant(
                                        later(ownership.at(), ahead),
                                        ownership.absentees().zone())),
                Ownership.sponsor(),
                ahead == 0 && function != Function.STAFF_REPRESENTATION ? Severity.URGENT : Severity.SOON,
                Words.of("governance.gap.nobody-present.next"),
                "/charter");
    }
}
