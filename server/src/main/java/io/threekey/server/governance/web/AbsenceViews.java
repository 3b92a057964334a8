package io.threekey.server.governance.web;

import io.threekey.charter.PersonId;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.Absence;
import io.threekey.server.governance.Absences;
import io.threekey.server.governance.AbsencesKnown;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.CharterWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who of a seat is away when, as one of its people sees it. */
@Component
class AbsenceViews {

    private final Absences absences;
    private final AbsencesKnown known;
    private final Clock clock;

    AbsenceViews(Absences absences, AbsencesKnown known, Clock clock) {
        this.absences = absences;
        this.known = known;
        this.clock = clock;
    }

    AbsenceView of(
            PersonId reader, Optional<Refusal> refusal, Optional<Words> done, Optional<AbsenceView.Typed> typed) {
        var absentees = known.known();
        var today = LocalDate.ofInstant(clock.instant(), absentees.zone());
        return new AbsenceView(
                absences.fellowsOf(reader).stream()
                        .sorted(Comparator.comparing(seat -> !seat.holder().equals(reader)))
                        .map(seat -> person(seat, reader, absentees, today))
                        .toList(),
                refusal,
                done,
                typed.orElseGet(() -> new AbsenceView.Typed(reader.value(), today.toString(), today.toString())));
    }

    private static AbsenceView.Person person(Seat seat, PersonId reader, Absentees absentees, LocalDate today) {
        return new AbsenceView.Person(
                seat.holder().value(),
                seat.holderName(),
                CharterWords.seat(seat),
                seat.holder().equals(reader),
                absentees.of(seat.holder()).stream()
                        .map(absence -> period(absence, today))
                        .toList());
    }

    private static AbsenceView.Period period(Absence absence, LocalDate today) {
        var days = absence.days();
        return new AbsenceView.Period(
                absence.id().value(),
                days.covers(today) ? Words.of("governance.away.now", days.last()) : AwayWords.later(absence),
                days.first().toString(),
                days.last().toString(),
                days.covers(today));
    }
}
