package io.threekey.server.governance.web;

import io.threekey.charter.Charter;
import io.threekey.charter.Function;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.CharterWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can act for each function at this moment. */
final class SeatsToday {

    private final Charter charter;
    private final Absentees absentees;
    private final Instant now;

    SeatsToday(Charter charter, Absentees absentees, Instant now) {
        this.charter = charter;
        this.absentees = absentees;
        this.now = now;
    }

    boolean exists(Function function) {
        return charter.seats().stream().anyMatch(seat -> seat.function() == function);
    }

    CharterView.Who who(Function function) {
        var owner = held(function, Rank.OWNER).findFirst();
        return new CharterView.Who(
                CharterWords.function(function),
                owner.map(Seat::holderName),
                owner.map(Seat::until),
                held(function, Rank.DEPUTY).map(Seat::holderName).toList(),
                AwayWords.of(held(function), absentees, now));
    }

    List<CharterView.Who> who(List<Function> functions) {
        return functions.stream().map(this::who).toList();
    }

    Optional<Instant> vacantSince(Seat seat) {
        return seat.isHeldAt(now) ? Optional.empty() : Optional.of(seat.until());
    }

    Optional<Words> away(Seat seat) {
        return AwayWords.of(seat, absentees, now);
    }

    private Stream<Seat> held(Function function, Rank rank) {
        return held(function).stream().filter(seat -> seat.rank() == rank);
    }

    private List<Seat> held(Function function) {
        return charter.seats().stream()
                .filter(seat -> seat.function() == function)
                .filter(seat -> seat.isHeldAt(now))
                .toList();
    }
}
