package io.threekey.demo.life;

import io.threekey.charter.PersonId;
import io.threekey.demo.DemoKeys;
import io.threekey.demo.SteeringGroup;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import org.springframework.stereotype.Component;

/** What does not open a door: a forged signature, the key of somebody who has left, a decision key at sign-in. */
@Component
class Misuse implements Activity {

    private static final double FORGERIES_A_DAY = 0.25;
    private static final double LEAVERS_WHO_TRY = 0.2;
    private static final int DECISION_KEY_AT_SIGN_IN = 12;

    private final Hospital hospital;
    private final SigningIn screens;
    private final DemoKeys keys;
    private final SteeringGroup group;
    private final String seal;

    Misuse(Hospital hospital, SigningIn screens, DemoKeys keys, SteeringGroup group, Origins origins) {
        this.hospital = hospital;
        this.screens = screens;
        this.keys = keys;
        this.group = group;
        this.seal = origins.relyingParty(Origin.SEAL);
    }

    @Override
    public String name() {
        return "misuse";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        var chance = day.chance();
        if (day.number() >= Workforce.ARRIVING && chance.happens(FORGERIES_A_DAY)) {
            var victim = hospital.somebodyOn(day.number(), chance).id();
            var night = day.at(chance.between(1, 4), chance.between(0, 59));
            for (var attempt = 0; attempt < chance.between(1, 4); attempt++) {
                agenda.at(night.plusSeconds(attempt * 20L), "forger", "forges a signature", () -> forge(victim));
            }
        }
        hospital.workforce().everybody().stream()
                .filter(colleague -> colleague.lastDay() == day.number() - 1)
                .filter(colleague -> chance.happens(LEAVERS_WHO_TRY))
                .forEach(colleague -> agenda.at(
                        day.at(chance.between(8, 17), chance.between(0, 59)),
                        colleague.id().value(),
                        "comes to a screen after the last day",
                        () -> screens.use(colleague.id())));
        if (day.number() == DECISION_KEY_AT_SIGN_IN) {
            agenda.alone(day.at(8, 5), "an owner holds a decision key to a ward's screen", this::holdDecisionKey);
        }
    }

    private void forge(PersonId victim) {
        var device = keys.find(victim.value()).orElseThrow().devices().getFirst();
        screens.hold(victim, "forger", device.behaving(behaviour -> behaviour.signatureOverOtherBytes()));
    }

    private void holdDecisionKey() {
        var owner = group.holderOf(SteeringGroup.SECURITY);
        var device = keys.find(owner.value()).orElseThrow().devices().getFirst();
        var decisionKey = device.credentials().stream()
                .filter(held -> held.relyingParty().equals(seal))
                .findFirst()
                .orElseThrow();
        screens.hold(owner, owner.value(), device.behaving(behaviour -> behaviour.credential(decisionKey.id())));
    }
}
