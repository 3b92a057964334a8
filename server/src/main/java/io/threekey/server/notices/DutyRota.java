package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Recipients.Holder;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is on duty for a function, from when until when. It routes pages and does nothing else: nobody may sign anything
 * for being on duty. A function's own people enter it, and only they can be on duty for it.
 */
@Component
public class DutyRota {

    private static final Period WEEK = Period.ofWeeks(1);
    private static final Period LONGEST_SHIFT = Period.ofWeeks(2);

    private final ShiftTable table;
    private final Functions functions;
    private final Ledger ledger;
    private final HouseZone zone;
    private final Clock clock;
    private final RandomGenerator random;

    DutyRota(
            ShiftTable table, Functions functions, Ledger ledger, HouseZone zone, Clock clock, RandomGenerator random) {
        this.table = table;
        this.functions = functions;
        this.ledger = ledger;
        this.zone = zone;
        this.clock = clock;
        this.random = random;
    }

    public enum Outcome {
        DONE,
        /** Whoever asks holds no seat of the function. */
        NOT_YOURS,
        /** Whoever is to be on duty holds no seat of the function. */
        NOT_OF_THE_FUNCTION,
        /** It ends before it begins, is over already, or is longer than two weeks. */
        NOT_A_TIME,
        /** It is over, or somebody changed it meanwhile. */
        GONE
    }

    public List<Holder> peopleOf(Function function) {
        return functions.holders(function);
    }

    /** Only those who hold a seat of the function now: who left is not paged, whatever the rota says. */
    public List<PersonId> onDuty(Function function) {
        var now = now();
        return shifts(function, now, now.plusMillis(1)).stream()
                .filter(shift -> shift.coversAt(now))
                .map(Shift::person)
                .distinct()
                .toList();
    }

    /** From now on. */
    public DutyWeek week(Function function) {
        var now = now();
        return DutyWeek.of(shifts(function, now, after(now, WEEK)), now, after(now, WEEK));
    }

    /** Those that are not over and begin within a week, by their beginning. */
    public List<Shift> shifts(Function function) {
        var now = now();
        return shifts(function, now, after(now, WEEK));
    }

    /** Whatever of this time the person is on duty for, by its beginning. */
    public List<Shift> shiftsOf(PersonId person, Instant from, Instant until) {
        return table.ofPerson(person, from, until).stream()
                .filter(shift -> shift.until().isAfter(now()))
                .filter(shift -> functions.has(shift.function(), person))
                .toList();
    }

    @Transactional
    public Outcome enter(Function function, PersonId person, Instant from, Instant until, PersonId by) {
        var refused = refusal(function, person, by);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!from.isBefore(until) || !until.isAfter(now()) || until.isAfter(after(from, LONGEST_SHIFT))) {
            return Outcome.NOT_A_TIME;
        }
        var shift = new Shift(ShiftId.fresh(random), 1, function, person, from, until);
        table.insert(shift);
        ledger.append(DutyEntries.ENTERED, function.code(), DutyEntries.of(shift, by));
        return Outcome.DONE;
    }

    /** What is left of the shift becomes another person's, all of it where it has not begun. */
    @Transactional
    public Outcome handOver(ShiftId id, PersonId to, PersonId by) {
        var now = now();
        var shift = table.find(id).filter(known -> known.until().isAfter(now));
        if (shift.isEmpty()) {
            return Outcome.GONE;
        }
        var before = shift.get();
        var refused = refusal(before.function(), to, by);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!ends(before, now)) {
            return Outcome.GONE;
        }
        var from = before.from().isAfter(now) ? before.from() : now;
        var after = new Shift(ShiftId.fresh(random), 1, before.function(), to, from, before.until());
        table.insert(after);
        ledger.append(DutyEntries.HANDED_OVER, before.function().code(), DutyEntries.of(before, after, by));
        return Outcome.DONE;
    }

    /** Ends it now, or takes it back where it has not begun. */
    @Transactional
    public Outcome withdraw(ShiftId id, PersonId by) {
        var now = now();
        var shift = table.find(id).filter(known -> known.until().isAfter(now));
        if (shift.isEmpty()) {
            return Outcome.GONE;
        }
        var before = shift.get();
        if (!functions.has(before.function(), by)) {
            return Outcome.NOT_YOURS;
        }
        if (!ends(before, now)) {
            return Outcome.GONE;
        }
        ledger.append(DutyEntries.WITHDRAWN, before.function().code(), DutyEntries.of(before, by));
        return Outcome.DONE;
    }

    private boolean ends(Shift shift, Instant now) {
        return shift.from().isBefore(now) ? table.end(shift.endingAt(now)) : table.delete(shift);
    }

    private Optional<Outcome> refusal(Function function, PersonId person, PersonId by) {
        if (!functions.has(function, by)) {
            return Optional.of(Outcome.NOT_YOURS);
        }
        return functions.has(function, person) ? Optional.empty() : Optional.of(Outcome.NOT_OF_THE_FUNCTION);
    }

    private List<Shift> shifts(Function function, Instant from, Instant until) {
        return table.between(function, from, until).stream()
                .filter(shift -> functions.has(function, shift.person()))
                .toList();
    }

    /** By the clock on the wall: a week in which summer time begins or ends is an hour shorter or longer. */
    private Instant after(Instant from, Period time) {
        return from.atZone(zone.get()).plus(time).toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
