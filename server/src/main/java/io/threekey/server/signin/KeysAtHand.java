package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The keys that somebody could show, by the names they gave them, and what each can be at best. */
@Component
public class KeysAtHand {

    private final Authenticators authenticators;
    private final EnoughByPolicy policies;

    KeysAtHand(Authenticators authenticators, EnoughByPolicy policies) {
        this.authenticators = authenticators;
        this.policies = policies;
    }

    /** Those that let them in now and with which the level would be reached, the one used last first. */
    public List<Passkey> reaching(PersonId person, Assurance least) {
        return meeting(person, traits -> Assurance.of(traits).isAtLeast(least)).stream()
                .filter(policies::isEnough)
                .toList();
    }

    List<Passkey> meeting(PersonId person, Predicate<KeyTraits> need) {
        return authenticators.of(person).stream()
                .filter(key -> need.test(atBest(key)))
                .sorted(Comparator.comparing((Passkey key) -> key.lastUsedAt()
                                .or(() -> Optional.of(key.registeredAt()))
                                .orElseThrow())
                        .reversed())
                .toList();
    }

    Stream<KeyTraits> othersOf(Passkey shown) {
        return authenticators.of(shown.person()).stream()
                .filter(other -> !other.id().equals(shown.id()))
                .map(KeysAtHand::atBest);
    }

    /** Each of them is asked to check who uses it. */
    static KeyTraits atBest(Passkey key) {
        return key.traits(true);
    }
}
