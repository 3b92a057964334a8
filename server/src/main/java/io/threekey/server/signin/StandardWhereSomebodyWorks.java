package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.authenticators.StandardOfKeys;
import io.threekey.server.people.People;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells, before a key is added, what it will be held to at the door. */
@Component
class StandardWhereSomebodyWorks implements StandardOfKeys {

    private final People people;
    private final StandardDoor standard;

    StandardWhereSomebodyWorks(People people, StandardDoor standard) {
        this.people = people;
        this.standard = standard;
    }

    @Override
    public Optional<AuthenticatorStandard> of(PersonId person) {
        return people.find(person)
                .flatMap(SignInFacts.Workplace::of)
                .flatMap(standard::inForce)
                .map(DecidedStandard::required);
    }
}
