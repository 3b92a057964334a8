package io.threekey.demo.life;

import io.threekey.charter.PersonId;
import io.threekey.demo.DemoKeys;
import io.threekey.demo.Devices;
import io.threekey.demo.KeyMaking;
import io.threekey.demo.Persona;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.governance.OfferedKeys;
import io.threekey.server.people.People;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Further keys for people who are here: a badge in place of a lost one, and decision keys for who is to take a seat. */
@Component
class NewKeys {

    private final KeyMaking making;
    private final Authenticators authenticators;
    private final OfferedKeys offered;
    private final People people;
    private final DemoKeys keys;

    NewKeys(KeyMaking making, Authenticators authenticators, OfferedKeys offered, People people, DemoKeys keys) {
        this.making = making;
        this.authenticators = authenticators;
        this.offered = offered;
        this.people = people;
        this.keys = keys;
    }

    /** The old ones stay with whoever has them, and open nothing once they are revoked. */
    void newBadge(PersonId person) {
        var persona = persona(person);
        var device = Devices.fresh();
        authenticators.register(person, "New badge", making.passkey(device, person, persona.name()));
        var devices = new ArrayList<>(List.of(device));
        devices.addAll(persona.devices());
        keys.hold(new Persona(persona.person(), persona.name(), persona.title(), persona.first(), devices));
    }

    /** Two decision keys, held ready for the charter. */
    OfferedKeys.Candidate twoDecisionKeys(PersonId person) {
        var name = people.find(person).orElseThrow().name();
        var persona = persona(person);
        for (var key = 0; key < 2; key++) {
            var device = Devices.fresh();
            offered.offer(person, name, making.decisionKey(device, name)).ifPresent(refusal -> {
                throw new IllegalStateException("a decision key of " + name + " is not taken: " + refusal);
            });
            persona = persona.with(device);
        }
        keys.add(persona);
        return new OfferedKeys.Candidate(person, name);
    }

    private Persona persona(PersonId person) {
        return keys.find(person.value()).orElseThrow();
    }
}
