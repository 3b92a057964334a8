package io.threekey.server.governance.web;

import io.threekey.charter.Charter;
import io.threekey.charter.Function;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.server.governance.CharterWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can act for each function at this moment. */
final class SeatsToday {

    private final Charter charter;
    private final Instant now;

    SeatsToday(Charter charter, Instant now) {
        this.charter = charter;
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
                held(function, Rank.DEPUTY).map(Seat::holderName).toList());
    }

    List<CharterView.Who> who(List<Function> functions) {
        return functions.stream().map(this::who).toList();
    }

    Optional<Instant> vacantSince(Seat seat) {
        return seat.isHeldAt(now) ? Optional.empty() : Optional.of(seat.until());
    }

    private Stream<Seat> held(Function function, Rank rank) {
        return charter.seats().stream()
                .filter(seat -> seat.function() == function && seat.rank() == rank)
                .filter(seat -> seat.isHeldAt(now));
    }
}
