package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import io.threekey.charter.Seat;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where people who hold seats say on which days they are away, and their fellows where they cannot. It makes nobody
 * eligible and takes no right away: who is away may still sign.
 */
@Service
public class Absences {

    private final AbsenceTable table;
    private final AbsencesKnown known;
    private final AbsenceNews news;
    private final PoliciesInForce policies;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random;

    Absences(
            AbsenceTable table,
            AbsencesKnown known,
            AbsenceNews news,
            PoliciesInForce policies,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.known = known;
        this.news = news;
        this.policies = policies;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    /** The person's own seats and those of whoever stands in for them, or for whom they do. */
    public List<Seat> fellowsOf(PersonId person) {
        var seats = seats();
        return seats.stream()
                .filter(seat -> seats.stream()
                        .anyMatch(own ->
                                own.holder().equals(person) && own.principal().equals(seat.principal())))
                .toList();
    }

    public AbsenceOutcome declare(PersonId person, LocalDate first, LocalDate last, PersonId by) {
        return transaction.execute(status -> declared(person, first, last, by));
    }

    public AbsenceOutcome change(AbsenceId id, LocalDate first, LocalDate last, PersonId by) {
        return transaction.execute(status -> changed(id, first, last, by));
    }

    /** Who is away comes back today; what has not begun is taken back. */
    public AbsenceOutcome end(AbsenceId id, PersonId by) {
        return transaction.execute(status -> ended(id, by));
    }

    private AbsenceOutcome declared(PersonId person, LocalDate first, LocalDate last, PersonId by) {
        if (!maySpeakFor(person, by)) {
            return AbsenceOutcome.NOT_YOURS;
        }
        table.lock(person);
        var refusal = DaysThatFit.refusal(first, last, today(), Optional.empty(), daysOf(person, Optional.empty()));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var absence = new Absence(AbsenceId.fresh(random), 1, person, new DaysAway(first, last));
        table.insert(absence);
        ledger.append(GovernanceEntries.ABSENCE_DECLARED, person.value(), GovernanceEntries.of(absence, by));
        news.said("absence.declared", absence, by, zone());
        return AbsenceOutcome.DONE;
    }

    private AbsenceOutcome changed(AbsenceId id, LocalDate first, LocalDate last, PersonId by) {
        var found = open(id);
        if (found.isEmpty()) {
            return AbsenceOutcome.GONE;
        }
        var before = found.get();
        if (!maySpeakFor(before.person(), by)) {
            return AbsenceOutcome.NOT_YOURS;
        }
        table.lock(before.person());
        var refusal = DaysThatFit.refusal(
                first, last, today(), Optional.of(before.days()), daysOf(before.person(), Optional.of(id)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var after = before.on(new DaysAway(first, last));
        if (!table.update(after)) {
            return AbsenceOutcome.GONE;
        }
        ledger.append(
                GovernanceEntries.ABSENCE_CHANGED, before.person().value(), GovernanceEntries.of(before, after, by));
        news.said("absence.changed", after, by, zone());
        return AbsenceOutcome.DONE;
    }

    private AbsenceOutcome ended(AbsenceId id, PersonId by) {
        var found = open(id);
        if (found.isEmpty()) {
            return AbsenceOutcome.GONE;
        }
        var before = found.get();
        if (!maySpeakFor(before.person(), by)) {
            return AbsenceOutcome.NOT_YOURS;
        }
        if (!ends(before)) {
            return AbsenceOutcome.GONE;
        }
        ledger.append(GovernanceEntries.ABSENCE_ENDED, before.person().value(), GovernanceEntries.of(before, by));
        news.said("absence.ended", before, by, zone());
        return AbsenceOutcome.DONE;
    }

    private boolean ends(Absence absence) {
        var first = absence.days().first();
        return first.isBefore(today())
                ? table.update(absence.on(new DaysAway(first, today().minusDays(1))))
                : table.delete(absence);
    }

    private Optional<Absence> open(AbsenceId id) {
        return table.find(id).filter(absence -> !absence.days().last().isBefore(today()));
    }

    private boolean maySpeakFor(PersonId person, PersonId by) {
        return fellowsOf(by).stream().anyMatch(seat -> seat.holder().equals(person));
    }

    private List<DaysAway> daysOf(PersonId person, Optional<AbsenceId> but) {
        return known.known().of(person).stream()
                .filter(absence -> but.filter(absence.id()::equals).isEmpty())
                .map(Absence::days)
                .toList();
    }

    private List<Seat> seats() {
        var now = clock.instant();
        return policies.chain().charter().seats().stream()
                .filter(seat -> seat.until().isAfter(now))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    private ZoneId zone() {
        return policies.chain().charter().calendar().zone();
    }
}
