package io.threekey.demo;

import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.people.NewPerson;
import io.threekey.server.people.People;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How Lindenfeld comes to life: founded, staffed, and with its first decisions made. Through commands, never tables. */
@Component
class FirstDay {

    private final Founding founding;
    private final PoliciesInForce policies;
    private final FirstDecisions decisions;
    private final People people;
    private final Arrival arrival;
    private final DemoKeys keys;
    private final boolean goesOn;

    FirstDay(
            Founding founding,
            PoliciesInForce policies,
            FirstDecisions decisions,
            People people,
            Arrival arrival,
            DemoKeys keys,
            @Value("${threekey.demo.days:0}") int days) {
        this.founding = founding;
        this.policies = policies;
        this.decisions = decisions;
        this.people = people;
        this.arrival = arrival;
        this.keys = keys;
        this.goesOn = days > 0;
    }

    /** Nothing where it was yesterday. Where more days follow, their story makes the decisions. */
    void happens() {
        if (policies.founded()) {
            return;
        }
        founding.happens();
        staffArrives();
        if (!goesOn) {
            decisions.happen();
        }
    }

    /** Also for a hospital that others have founded: its owners' keys are theirs, and nothing is decided for them. */
    void staffArrives() {
        people.open(Roster.LAKESIDE);
        Roster.WARDS.forEach(people::open);
        Roster.FIRST.forEach(employee -> admit(employee, true));
        Roster.OTHERS.forEach(employee -> admit(employee, false));
        keys.save();
    }

    private void admit(Roster.Employee employee, boolean first) {
        var person = new NewPerson(
                employee.id(), employee.name(), employee.title(), employee.ward(), Set.of(employee.role()));
        keys.hold(arrival.of(person, place(employee), first));
    }

    private static String place(Roster.Employee employee) {
        return Roster.WARDS.stream()
                .filter(ward -> ward.id().equals(employee.ward()))
                .map(ward -> employee.title() + ", " + ward.name())
                .findFirst()
                .orElseThrow();
    }
}
