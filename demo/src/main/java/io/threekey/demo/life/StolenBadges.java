package io.threekey.demo.life;

import static io.threekey.demo.SteeringGroup.SECURITY;
import static io.threekey.server.people.LookPurpose.SECURITY_INCIDENT;

import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A badge is stolen: its owner gets another, the stolen one opens nothing any more, and security looks at what it opened. */
@Component
class StolenBadges implements Activity {

    private static final double A_DAY = 0.1;

    private final Hospital hospital;
    private final LostKeys lostKeys;
    private final Looks looks;
    private final Tally tally;

    StolenBadges(Hospital hospital, LostKeys lostKeys, Looks looks, Tally tally) {
        this.hospital = hospital;
        this.lostKeys = lostKeys;
        this.looks = looks;
        this.tally = tally;
    }

    @Override
    public String name() {
        return "stolen-badges";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        var chance = day.chance();
        if (day.number() < Workforce.ARRIVING || !chance.happens(A_DAY)) {
            return;
        }
        var owner = hospital.somebodyOn(day.number(), chance).id();
        var noticed = day.at(chance.between(6, 20), chance.between(0, 59));
        agenda.at(noticed, owner.value(), "reports a stolen badge", () -> {
            lostKeys.report(owner);
            tally.count("badges stolen");
        });
        agenda.at(
                noticed.plus(Duration.ofMinutes(chance.between(5, 40))),
                owner.value(),
                "security looks at what a stolen badge opened",
                () -> looks.look(SECURITY, owner, SECURITY_INCIDENT));
    }
}
