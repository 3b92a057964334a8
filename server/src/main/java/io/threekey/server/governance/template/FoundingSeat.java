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

/**
 * A seat that the founding asks for. Owners get their deputies later, by a decision.
 *
 * @param term how long its first holder has it, from the founding on; each seat its own, so that not all end at once
 */
public record FoundingSeat(SeatId id, Function function, Optional<SeatId> deputisesFor, Period term, String reason) {

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
                from.atOffset(ZoneOffset.UTC).plus(term).toInstant(),
                keys);
    }
}
