package io.threekey.server.governance;

import static java.util.stream.Collectors.toMap;

import io.threekey.charter.Charter;
import io.threekey.charter.Function;
import io.threekey.charter.Seat;
import io.threekey.server.notices.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whom a reminder to functions goes to, where some of their people are away: to these as ever, and to those who are
 * there with the reason why it is theirs now.
 *
 * @param asBefore functions whose people are all there or all away, and those of the others who are away
 * @param told of each other function, who is there
 */
record StandIns(List<Recipient> asBefore, Map<Function, Told> told) {

    /** @param until the last of those who are away is; notices leave the house and name nobody */
    record Told(List<Recipient> present, LocalDate until) {}

    static StandIns of(Charter charter, Set<Function> functions, Absentees absentees, Instant now) {
        var told = functions.stream()
                .flatMap(function ->
                        told(held(charter, function, now), absentees, now)
                                .map(those -> Map.entry(function, those))
                                .stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        var asBefore = functions.stream()
                .filter(function -> charter.seats().stream().anyMatch(seat -> seat.function() == function))
                .flatMap(function -> told.containsKey(function)
                        ? away(held(charter, function, now), absentees, now).map(seat -> Recipient.of(seat.holder()))
                        : Stream.of(Recipient.of(function)))
                .distinct()
                .toList();
        return new StandIns(asBefore, told);
    }

    private static Optional<Told> told(List<Seat> seats, Absentees absentees, Instant now) {
        var present = absentees.present(seats, now);
        if (present.isEmpty() || present.size() == seats.size()) {
            return Optional.empty();
        }
        return away(seats, absentees, now)
                .flatMap(seat -> absentees.at(seat.holder(), now).stream())
                .map(absence -> absence.days().last())
                .max(LocalDate::compareTo)
                .map(until -> new Told(
                        present.stream()
                                .<Recipient>map(seat -> Recipient.of(seat.holder()))
                                .distinct()
                                .toList(),
                        until));
    }

    private static Stream<Seat> away(List<Seat> seats, Absentees absentees, Instant now) {
        return seats.stream().filter(seat -> absentees.isAway(seat.holder(), now));
    }

    private static List<Seat> held(Charter charter, Function function, Instant now) {
        return charter.seats().stream()
                .filter(seat -> seat.function() == function)
                .filter(seat -> seat.isHeldAt(now))
                .toList();
    }
}
