package io.threekey.demo;

import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.people.NewPerson;
import io.threekey.server.people.People;
import java.util.List;
import org.springframework.stereotype.Component;

/** Somebody comes to work here: is admitted and gets a badge to sign in with. */
@Component
public class Arrival {

    private final People people;
    private final Authenticators authenticators;
    private final KeyMaking making;

    Arrival(People people, Authenticators authenticators, KeyMaking making) {
        this.people = people;
        this.authenticators = authenticators;
        this.making = making;
    }

    /**
     * @param place what the picker says of them
     * @param first whether the picker offers them before all others
     */
    public Persona of(NewPerson person, String place, boolean first) {
        var device = Devices.fresh();
        people.admit(person);
        authenticators.register(person.id(), "Badge", making.passkey(device, person.id(), person.name()));
        return new Persona(person.id().value(), person.name(), place, first, List.of(device));
    }
}
