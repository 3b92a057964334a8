package io.threekey.charter;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** One accountable sponsor, one owner per domain, nobody in two seats, deputies in their principal's function. */
final class SeatReview {
    private static final int LONGEST_TERM_YEARS = 5;

    private SeatReview() {}

    static Stream<CharterFault> of(Charter charter) {
        return Stream.of(
                        oneOwnerEach(charter),
                        distinctSeats(charter),
                        oneSeatEach(charter),
                        terms(charter),
                        deputies(charter))
                .flatMap(faults -> faults);
    }

    private static Stream<CharterFault> oneOwnerEach(Charter charter) {
        return Arrays.stream(Function.values())
                .filter(function -> owners(charter, function) > 1 || function.founds() && owners(charter, function) < 1)
                .map(function -> new CharterFault(
                        function.code(),
                        "There must be exactly one owner's seat, and there are " + owners(charter, function) + "."));
    }

    private static long owners(Charter charter, Function function) {
        return charter.seats().stream()
                .filter(seat -> seat.function() == function && seat.rank() == Rank.OWNER)
                .count();
    }

    private static Stream<CharterFault> distinctSeats(Charter charter) {
        return charter.seats().stream()
                .collect(groupingBy(Seat::id, LinkedHashMap::new, counting()))
                .entrySet()
                .stream()
                .filter(seat -> seat.getValue() > 1)
                .map(seat -> new CharterFault(seat.getKey().value(), "Two seats have this name."));
    }

    private static Stream<CharterFault> oneSeatEach(Charter charter) {
        return charter.seats().stream()
                .collect(groupingBy(Seat::holder, LinkedHashMap::new, counting()))
                .entrySet()
                .stream()
                .filter(holder -> holder.getValue() > 1)
                .map(holder ->
                        new CharterFault(holder.getKey().value(), "One person holds one seat, and this one more."));
    }

    private static Stream<CharterFault> terms(Charter charter) {
        return charter.seats().stream()
                .flatMap(seat ->
                        term(seat).map(fault -> new CharterFault(seat.id().value(), fault)).stream());
    }

    private static Optional<String> term(Seat seat) {
        if (!seat.from().isBefore(seat.until())) {
            return Optional.of("The term ends before it begins.");
        }
        var latest = seat.from()
                .atOffset(ZoneOffset.UTC)
                .plusYears(LONGEST_TERM_YEARS)
                .toInstant();
        return seat.until().isAfter(latest)
                ? Optional.of("A term lasts " + LONGEST_TERM_YEARS + " years at most.")
                : Optional.empty();
    }

    private static Stream<CharterFault> deputies(Charter charter) {
        return charter.seats().stream()
                .filter(seat -> seat.rank() == Rank.DEPUTY)
                .filter(deputy -> charter.seat(deputy.principal())
                        .filter(principal -> principal.rank() == Rank.OWNER)
                        .filter(principal -> principal.function() == deputy.function())
                        .isEmpty())
                .map(deputy -> new CharterFault(
                        deputy.id().value(), "A deputy acts for an owner's seat of the same function."));
    }
}
