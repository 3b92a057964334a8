package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Writes the next charter in which a seat has another holder or other keys, or a function one deputy more. */
@Service
public class Successions {

    private final PoliciesInForce policies;
    private final OfferedKeys offered;
    private final ProposalBox box;
    private final Clock clock;

    Successions(PoliciesInForce policies, OfferedKeys offered, ProposalBox box, Clock clock) {
        this.policies = policies;
        this.offered = offered;
        this.box = box;
        this.clock = clock;
    }

    /** Puts it before the other seats that this person, with the two keys offered last, holds the seat until then. */
    public ProposalBox.Outcome propose(
            PersonId by, SeatId seat, OfferedKeys.Candidate successor, Instant until, String reason) {
        var charter = policies.chain().charter();
        var found = charter.seat(seat);
        var faults = faultsOf(successor, until);
        if (found.isEmpty() || !faults.isEmpty()) {
            return new ProposalBox.Outcome.Faulty(
                    found.isEmpty() ? List.of(Words.of("governance.succession.fault.seat")) : faults);
        }
        var seats = charter.seats().stream()
                .map(each -> each.id().equals(seat) ? heldBy(each, successor, until) : each)
                .toList();
        return box.propose(by, PolicyAddress.SEAT_SUCCESSION, next(charter, seats), reason);
    }

    /** One deputy more changes who there is, and is decided as every change of the charter. */
    public ProposalBox.Outcome proposeDeputy(
            PersonId by, Function function, OfferedKeys.Candidate deputy, Instant until, String reason) {
        var charter = policies.chain().charter();
        var owner = charter.seats().stream()
                .filter(seat -> seat.function() == function && seat.rank() == Rank.OWNER)
                .findFirst();
        var faults = faultsOf(deputy, until);
        if (owner.isEmpty() || !faults.isEmpty()) {
            return new ProposalBox.Outcome.Faulty(
                    owner.isEmpty() ? List.of(Words.of("governance.succession.fault.seat")) : faults);
        }
        var seats = new ArrayList<>(charter.seats());
        seats.add(new Seat(
                freshName(charter, owner.get()),
                function,
                Rank.DEPUTY,
                Optional.of(owner.get().id()),
                deputy.person(),
                deputy.name(),
                now(),
                until,
                keysOf(deputy)));
        return box.propose(by, PolicyAddress.CHARTER, next(charter, seats), reason);
    }

    private List<Words> faultsOf(OfferedKeys.Candidate successor, Instant until) {
        var faults = new ArrayList<Words>();
        if (offered.of(successor.person()).size() < OfferedKeys.KEYS_A_PERSON) {
            faults.add(Words.of("governance.succession.fault.keys"));
        }
        if (!until.isAfter(clock.instant())) {
            faults.add(Words.of("governance.succession.fault.term"));
        }
        return faults;
    }

    private Seat heldBy(Seat seat, OfferedKeys.Candidate successor, Instant until) {
        return new Seat(
                seat.id(),
                seat.function(),
                seat.rank(),
                seat.deputisesFor(),
                successor.person(),
                successor.name(),
                now(),
                until,
                keysOf(successor));
    }

    /** The two that a proposal would name now. */
    public List<DecisionKey> keysOf(OfferedKeys.Candidate person) {
        return offered.of(person.person()).stream()
                .limit(OfferedKeys.KEYS_A_PERSON)
                .toList();
    }

    private static SeatId freshName(Charter charter, Seat owner) {
        var number = 1;
        var name = new SeatId(owner.id() + "-deputy");
        while (charter.seat(name).isPresent()) {
            number++;
            name = new SeatId(owner.id() + "-deputy-" + number);
        }
        return name;
    }

    private JsonObject next(Charter charter, List<Seat> seats) {
        return charter.withSeats(policies.chain().history().latestCharter().version() + 1, seats)
                .document();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
