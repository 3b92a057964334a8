package io.threekey.server.signin;

import java.util.Optional;

/** Policy and facts in, ruling out: no clock, no database, no memory. Sign-in and replay call the same one. */
final class RulingFunction {

    private RulingFunction() {}

    /** @param policy the session limits in force for the use case of the facts */
    static Ruling rule(Optional<DecidedLimits> policy, SignInFacts facts) {
        if (facts.keyWithdrawn()) {
            return new Ruling.Refused(SignInRefusal.KEY_WITHDRAWN);
        }
        if (facts.workplace().isEmpty()) {
            return new Ruling.Refused(SignInRefusal.NO_ROLE);
        }
        if (policy.isEmpty()) {
            return new Ruling.Refused(SignInRefusal.NOTHING_DECIDED);
        }
        var limit = policy.get().limits().in(facts.workplace().get().careSetting());
        return new Ruling.LetIn(limit, policy.get().policy());
    }
}
