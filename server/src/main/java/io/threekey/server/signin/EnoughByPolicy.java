package io.threekey.server.signin;

import io.threekey.server.authenticators.EnoughForWork;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.people.People;
import io.threekey.server.signin.SignInFacts.Workplace;
import org.springframework.stereotype.Component;

/** What would be ruled of a key, where its owner works now. */
@Component
class EnoughByPolicy implements EnoughForWork {

    private final People people;
    private final PoliciesDoor policies;

    EnoughByPolicy(People people, PoliciesDoor policies) {
        this.people = people;
        this.policies = policies;
    }

    @Override
    public boolean isEnough(Passkey key) {
        return people.find(key.person())
                .flatMap(Workplace::of)
                .map(policies::inForce)
                .filter(inForce -> !inForce.areMetBy(KeysAtHand.atBest(key)))
                .isEmpty();
    }
}
