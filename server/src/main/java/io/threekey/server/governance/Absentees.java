package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import io.threekey.charter.Seat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Who has been declared away, now and later. Asked by what shows, reminds and alerts; never by what counts signatures.
 *
 * @param zone of the hospital's calendar
 */
public record Absentees(List<Absence> absences, ZoneId zone) {

    /** Where nobody can have said anything yet. */
    public static final Absentees NOBODY = new Absentees(List.of(), ZoneOffset.UTC);

    public Absentees {
        absences = List.copyOf(absences);
    }

    public Optional<Absence> at(PersonId person, Instant instant) {
        var day = LocalDate.ofInstant(instant, zone);
        return of(person).stream().filter(absence -> absence.days().covers(day)).findFirst();
    }

    public boolean isAway(PersonId person, Instant instant) {
        return at(person, instant).isPresent();
    }

    /** By their beginning. */
    public List<Absence> of(PersonId person) {
        return absences.stream()
                .filter(absence -> absence.person().equals(person))
                .toList();
    }

    /** Of those who hold seats, the ones who are there. */
    public List<Seat> present(List<Seat> seats, Instant instant) {
        return seats.stream().filter(seat -> !isAway(seat.holder(), instant)).toList();
    }

    /** From its first midnight to the one after its last day, by the clock on the hospital's wall. */
    public Instant begin(Absence absence) {
        return absence.days().first().atStartOfDay(zone).toInstant();
    }

    public Instant end(Absence absence) {
        return absence.days().last().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
