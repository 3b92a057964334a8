package io.threekey.demo.life;

import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Chance;
import io.threekey.demo.simulator.Day;
import io.threekey.server.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who works when, and how often they come to a screen: round the clock beside patients, on working days in offices. */
@Component
class Shifts implements Activity {

    /** Early, late, night and day duty. */
    private static final List<Shift> SHIFTS =
            List.of(new Shift(6, 15, 480), new Shift(14, 0, 480), new Shift(21, 45, 540), new Shift(7, 30, 510));

    private static final List<Integer> HOW_MANY_WORK = List.of(32, 27, 16, 25);
    private static final Shift OFFICE_HOURS = new Shift(8, 0, 480);

    private static final double ON_DUTY = 0.42;
    private static final double IN_THE_OFFICE = 0.78;
    private static final double SIGNS_OUT = 0.62;
    private static final int BETWEEN_TOUCHES = 7;

    private final Hospital hospital;
    private final SigningIn screens;

    Shifts(Hospital hospital, SigningIn screens) {
        this.hospital = hospital;
        this.screens = screens;
    }

    /** @param minutes it lasts */
    private record Shift(int hour, int minute, int minutes) {}

    @Override
    public String name() {
        return "shifts";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        hospital.workforce().everybody().stream()
                .filter(colleague -> colleague.worksOn(day.number()))
                .filter(colleague -> colleague.firstDay() < day.number())
                .forEach(colleague -> plan(colleague, day, agenda));
    }

    private void plan(Colleague colleague, Day day, Agenda agenda) {
        if (colleague.role() == Role.WARD_STAFF) {
            if (day.chance().happens(ON_DUTY)) {
                var shift = SHIFTS.get(day.chance().weighted(HOW_MANY_WORK));
                work(colleague, shift, day.chance().between(1, 3), day, agenda);
            }
        } else if (!day.isWeekend() && day.chance().happens(IN_THE_OFFICE)) {
            work(colleague, OFFICE_HOURS, day.chance().between(1, 2), day, agenda);
        }
    }

    /** @param spells at a screen, the first right at the beginning */
    private void work(Colleague colleague, Shift shift, int spells, Day day, Agenda agenda) {
        var chance = day.chance();
        var begins = day.at(shift.hour(), shift.minute()).plusSeconds(chance.between(-600, 600));
        for (var spell = 0; spell < spells; spell++) {
            var part = shift.minutes() * 60 / spells;
            var from = begins.plusSeconds(spell == 0 ? 0 : (long) spell * part + chance.between(0, part / 2));
            spell(colleague, from, chance, agenda);
        }
    }

    private void spell(Colleague colleague, Instant from, Chance chance, Agenda agenda) {
        var id = colleague.id();
        var at = from;
        var touches = chance.between(0, 2);
        agenda.at(at, id.value(), "comes to a screen", () -> screens.use(id));
        for (var touch = 0; touch < touches; touch++) {
            at = at.plus(pause(chance));
            agenda.at(at, id.value(), "goes on", () -> screens.use(id));
        }
        if (chance.happens(SIGNS_OUT)) {
            agenda.at(at.plus(pause(chance)), id.value(), "signs out", () -> screens.leave(id));
        }
    }

    private static Duration pause(Chance chance) {
        return Duration.ofSeconds(20L + chance.around(BETWEEN_TOUCHES * 60));
    }
}
