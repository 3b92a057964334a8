package io.threekey.demo.life;

import io.threekey.charter.PersonId;
import io.threekey.demo.DemoKeys;
import io.threekey.demo.Persona;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.RevocationReason;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Somebody loses a badge, reports it and gets another; of some of the lost ones a finder tries what they open. */
@Component
class LostKeys implements Activity {

    private static final double A_DAY = 0.45;
    private static final double TRIED_BY_A_FINDER = 0.4;

    private final Hospital hospital;
    private final NewKeys newKeys;
    private final Authenticators authenticators;
    private final DemoKeys keys;
    private final SigningIn screens;
    private final Tally tally;

    LostKeys(
            Hospital hospital,
            NewKeys newKeys,
            Authenticators authenticators,
            DemoKeys keys,
            SigningIn screens,
            Tally tally) {
        this.hospital = hospital;
        this.newKeys = newKeys;
        this.authenticators = authenticators;
        this.keys = keys;
        this.screens = screens;
        this.tally = tally;
    }

    @Override
    public String name() {
        return "lost-keys";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        var chance = day.chance();
        if (day.number() < Workforce.ARRIVING || !chance.happens(A_DAY)) {
            return;
        }
        var owner = hospital.somebodyOn(day.number(), chance).id();
        var noticed = day.at(chance.between(7, 18), chance.between(0, 59));
        agenda.at(noticed, owner.value(), "reports a lost badge", () -> report(owner));
        if (chance.happens(TRIED_BY_A_FINDER)) {
            var found = noticed.plus(Duration.ofMinutes(30L + chance.around(600)));
            agenda.at(found, owner.value(), "somebody tries a badge they found", () -> tryTheOldOne(owner));
        }
    }

    /** The newest badge opens nothing any more, and there is another. */
    void report(PersonId owner) {
        var lost = badge(persona(owner), 0);
        newKeys.newBadge(owner);
        authenticators.revoke(lost, RevocationReason.LOST);
        tally.count("keys lost");
    }

    private void tryTheOldOne(PersonId owner) {
        var old = badge(persona(owner), 1);
        var device = persona(owner).devices().get(1);
        screens.hold(owner, "finder-of-" + owner, device.behaving(behaviour -> behaviour.credential(old)));
    }

    private Persona persona(PersonId owner) {
        return keys.find(owner.value()).orElseThrow();
    }

    /** @param device 0 for the newest */
    private static String badge(Persona persona, int device) {
        return persona.devices().get(device).credentials().getFirst().id();
    }
}
