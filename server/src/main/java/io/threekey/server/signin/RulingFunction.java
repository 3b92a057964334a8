package io.threekey.server.signin;

import io.threekey.server.signin.Ruling.Obligation;
import java.util.Optional;
import java.util.Set;

/**
 * Policy and facts in, ruling out: no clock, no database, no memory. Sign-in and replay call the same one. Stronger
 * facts never get a worse ruling, and a signal alone never keeps anybody out.
 */
final class RulingFunction {

    private RulingFunction() {}

    /** @param policy the session limits in force for the use case of the facts */
    static Ruling rule(Optional<DecidedLimits> policy, SignInFacts facts) {
        if (facts.key().withdrawn()) {
            return new Ruling.Refused(SignInRefusal.KEY_WITHDRAWN);
        }
        if (!Assurance.of(facts.key().traits()).isAtLeast(Assurance.AAL2)) {
            return new Ruling.Refused(SignInRefusal.NOT_VERIFIED);
        }
        if (facts.workplace().isEmpty()) {
            return new Ruling.Refused(SignInRefusal.NO_ROLE);
        }
        if (policy.isEmpty()) {
            return new Ruling.Refused(SignInRefusal.NOTHING_DECIDED);
        }
        var limit = policy.get().limits().in(facts.workplace().get().careSetting());
        return new Ruling.LetIn(limit, policy.get().policy(), obligations(facts.key()));
    }

    private static Set<Obligation> obligations(SignInFacts.ShownKey key) {
        return key.counterWentBack() ? Set.of(Obligation.RECORD_THAT_THE_COUNTER_WENT_BACK) : Set.of();
    }
}
