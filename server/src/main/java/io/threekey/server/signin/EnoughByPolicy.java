package io.threekey.server.signin;

import io.threekey.server.authenticators.EnoughForWork;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.people.People;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What would be ruled of a key, where its owner works now. */
@Component
class EnoughByPolicy implements EnoughForWork {

    private final People people;
    private final AssuranceDoor assurance;
    private final StandardDoor standard;

    EnoughByPolicy(People people, AssuranceDoor assurance, StandardDoor standard) {
        this.people = people;
        this.assurance = assurance;
        this.standard = standard;
    }

    @Override
    public boolean isEnough(Passkey key) {
        return people.find(key.person())
                .flatMap(Workplace::of)
                .map(work -> new PoliciesObeyed(
                        Optional.empty(), assurance.inForce(work), standard.inForce(work), Optional.empty()))
                .filter(policies -> !policies.areMetBy(KeysAtHand.atBest(key)))
                .isEmpty();
    }
}
