package io.threekey.server.governance.web;

import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.Absence;
import io.threekey.server.governance.Absentees;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who of a seat's people is away, until when, and who else may sign meanwhile. */
final class AwayWords {

    private AwayWords() {}

    /** @param seats of one function whose terms run; empty where all of their holders are there */
    static Optional<Words> of(List<Seat> seats, Absentees absentees, Instant now) {
        var away = seats.stream()
                .flatMap(seat -> absentees.at(seat.holder(), now).map(absence -> until(seat, absence)).stream())
                .toList();
        if (away.isEmpty()) {
            return Optional.empty();
        }
        var there = absentees.present(seats, now).stream().map(AwayWords::name).toList();
        return Optional.of(
                there.isEmpty()
                        ? Words.of("governance.away.all", away)
                        : Words.of("governance.away.others", away, there));
    }

    /** Of one seat's holder: what is declared, now or for later. */
    static Optional<Words> of(Seat seat, Absentees absentees, Instant now) {
        return absentees
                .at(seat.holder(), now)
                .map(absence -> Words.of("governance.away.now", absence.days().last()))
                .or(() -> absentees.of(seat.holder()).stream().findFirst().map(AwayWords::later));
    }

    static Words later(Absence absence) {
        return absence.days().first().equals(absence.days().last())
                ? Words.of("governance.away.on", absence.days().first())
                : Words.of(
                        "governance.away.from",
                        absence.days().first(),
                        absence.days().last());
    }

    private static Words until(Seat seat, Absence absence) {
        return Words.of(
                "governance.away.until", seat.holderName(), absence.days().last());
    }

    private static Words name(Seat seat) {
        return Words.of(
                seat.rank() == Rank.DEPUTY ? "governance.away.deputy" : "governance.away.owner", seat.holderName());
    }
}
