package io.threekey.demo.life;

import io.threekey.charter.Function;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.notices.DutyRota;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Each domain enters who is on duty in the week to come, owner and deputies by turns. */
@Component
class WeeklyRota implements Activity {

    private static final List<Function> DOMAINS =
            List.of(Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);

    private final DutyRota rota;
    private final Tally tally;

    WeeklyRota(DutyRota rota, Tally tally) {
        this.rota = rota;
        this.tally = tally;
    }

    @Override
    public String name() {
        return "weekly-rota";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        if (day.date().getDayOfWeek() != DayOfWeek.FRIDAY) {
            return;
        }
        var monday = day.date().plusDays(3);
        var from = monday.atTime(8, 0).atZone(day.zone()).toInstant();
        var until = monday.plusDays(7).atTime(8, 0).atZone(day.zone()).toInstant();
        for (var domain : DOMAINS) {
            agenda.at(
                    day.at(14, day.chance().between(0, 59)),
                    name(),
                    "enters the rota of " + domain.code(),
                    () -> enter(domain, day.number() / 7, from, until));
        }
    }

    private void enter(Function domain, int week, Instant from, Instant until) {
        var people = rota.peopleOf(domain);
        var whose = people.get(week % people.size()).person();
        var outcome = rota.enter(domain, whose, from, until, people.getFirst().person());
        if (outcome != DutyRota.Outcome.DONE) {
            throw new IllegalStateException("a shift of " + whose + " is " + outcome);
        }
        tally.count("duties");
    }
}
