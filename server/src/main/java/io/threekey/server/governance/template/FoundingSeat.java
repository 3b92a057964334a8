package io.threekey.server.governance.template;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A seat that the founding asks for. Owners get their deputies later, by a decision. */
public record FoundingSeat(SeatId id, Function function, Optional<SeatId> deputisesFor, String reason) {

    private static final Period TERM = Period.ofYears(2);

    /** Whether its holder signs the founding: the sponsor and the three owners, in person. */
    public boolean mustSign() {
        return deputisesFor.isEmpty() && (function == Function.SPONSOR || function.isDomain());
    }

    public Seat heldBy(PersonId person, String name, List<DecisionKey> keys, Instant from) {
        return new Seat(
                id,
                function,
                deputisesFor.isPresent() ? Rank.DEPUTY : Rank.OWNER,
                deputisesFor,
                person,
                name,
                from,
                from.atOffset(ZoneOffset.UTC).plus(TERM).toInstant(),
                keys);
    }
}
