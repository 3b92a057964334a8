package io.threekey.demo.life;

import io.threekey.demo.Arrival;
import io.threekey.demo.DemoKeys;
import io.threekey.demo.Roster;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.people.NewPerson;
import io.threekey.server.people.People;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Wards open, people are admitted with their badge, and who leaves loses their role in the evening of the last day. */
@Component
class ComingAndGoing implements Activity {

    private final Hospital hospital;
    private final People people;
    private final Arrival arrival;
    private final DemoKeys keys;
    private final Tally tally;

    ComingAndGoing(Hospital hospital, People people, Arrival arrival, DemoKeys keys, Tally tally) {
        this.hospital = hospital;
        this.people = people;
        this.arrival = arrival;
        this.keys = keys;
        this.tally = tally;
    }

    @Override
    public String name() {
        return "coming-and-going";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        if (day.number() == 0) {
            agenda.alone(day.at(7, 30), "the third house and more wards open", this::openWards);
        }
        var chance = day.chance();
        hospital.workforce().everybody().stream()
                .filter(colleague -> isNew(colleague))
                .forEach(colleague -> {
                    if (colleague.firstDay() == day.number()) {
                        agenda.at(
                                day.at(8, 0).plusSeconds(chance.between(0, 9 * 3600)),
                                colleague.id().value(),
                                "is admitted",
                                () -> admit(colleague));
                    }
                    if (colleague.lastDay() == day.number()) {
                        agenda.at(
                                day.at(23, 0).plusSeconds(chance.between(0, 1800)),
                                colleague.id().value(),
                                "leaves",
                                () -> people.take(colleague.id(), colleague.role()));
                    }
                });
        agenda.alone(day.at(23, 45), "keys are kept", keys::save);
    }

    private static boolean isNew(Colleague colleague) {
        return Roster.employees().noneMatch(each -> each.id().equals(colleague.id()));
    }

    private void openWards() {
        people.open(Houses.HILLSIDE);
        Houses.MORE_WARDS.forEach(people::open);
    }

    private void admit(Colleague colleague) {
        var ward = Houses.ward(colleague.ward());
        var person = new NewPerson(
                colleague.id(), colleague.name(), colleague.title(), colleague.ward(), Set.of(colleague.role()));
        keys.hold(arrival.of(person, colleague.title() + ", " + ward.name(), false));
        tally.count("people admitted");
    }
}
