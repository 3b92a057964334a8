package io.threekey.demo.life;

import static io.threekey.demo.SteeringGroup.CLINICAL_OPERATIONS;
import static io.threekey.demo.SteeringGroup.SECURITY;
import static io.threekey.demo.SteeringGroup.SPONSOR;
import static io.threekey.demo.SteeringGroup.STAFF_REPRESENTATION;

import io.threekey.charter.SeatId;
import io.threekey.demo.SteeringGroup;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.governance.AbsenceOutcome;
import io.threekey.server.governance.Absences;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** People with a seat go away for some days and say so beforehand. The owner of IAM goes when the story says so. */
@Component
class DaysAway implements Activity {

    private static final double A_WEEK = 0.75;
    private static final List<SeatId> SEATS = List.of(CLINICAL_OPERATIONS, SECURITY, SPONSOR, STAFF_REPRESENTATION);

    private final Absences absences;
    private final SteeringGroup group;
    private final Tally tally;

    DaysAway(Absences absences, SteeringGroup group, Tally tally) {
        this.absences = absences;
        this.group = group;
        this.tally = tally;
    }

    @Override
    public String name() {
        return "days-away";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        var chance = day.chance();
        if (day.date().getDayOfWeek() != DayOfWeek.TUESDAY || !chance.happens(A_WEEK)) {
            return;
        }
        var seat = chance.oneOf(SEATS);
        var first = day.date().plusDays(chance.between(2, 9));
        var last = first.plusDays(chance.between(0, 4));
        agenda.at(
                day.at(chance.between(8, 16), chance.between(0, 59)),
                name(),
                "says when the holder of " + seat + " is away",
                () -> declare(seat, first, last));
    }

    /** Days that were said before are not said again. */
    private void declare(SeatId seat, LocalDate first, LocalDate last) {
        var holder = group.holderOf(seat);
        var outcome = absences.declare(holder, first, last, holder);
        if (outcome == AbsenceOutcome.DONE) {
            tally.count("absences");
        } else if (outcome != AbsenceOutcome.OVERLAPS) {
            throw new IllegalStateException("days away are " + outcome);
        }
    }
}
