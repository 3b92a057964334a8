package io.threekey.server.governance.web;

import io.threekey.charter.PersonId;
import io.threekey.server.keys.SealedChallenges;
import io.threekey.server.keys.SealedChallenges.Opened;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Carries who offers a key from the console to the origin of decision keys, inside the challenge the key will sign. */
@Component
class KeyOffers {

    private static final String PURPOSE = "offered decision key";

    private final SealedChallenges challenges;

    KeyOffers(SealedChallenges challenges) {
        this.challenges = challenges;
    }

    String begin(PersonId person, String name) {
        return challenges.issue(PURPOSE, binding(person, name)).sealed();
    }

    /** The challenge, where this server sealed it for this person a few minutes ago. */
    Optional<byte[]> open(String sealed, PersonId person, String name) {
        return challenges.open(sealed, PURPOSE, binding(person, name)) instanceof Opened(var challenge, var until)
                ? Optional.of(challenge)
                : Optional.empty();
    }

    /** A person's id has no line feed, so no other pair binds alike. */
    private static String binding(PersonId person, String name) {
        return person.value() + "\n" + name;
    }
}
