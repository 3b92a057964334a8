package io.threekey.server.signin;

import java.util.Optional;

/** Policy and facts in, ruling out: no clock, no database, no memory. Sign-in and replay call the same one. */
final class RulingFunction {

    private RulingFunction() {}

    static Ruling rule(Optional<LimitsInForce> policy, SignInFacts facts) {
        if (facts.keyWithdrawn()) {
            return new Ruling.Refused(SignInRefusal.KEY_WITHDRAWN);
        }
        if (facts.useCase().isEmpty()) {
            return new Ruling.Refused(SignInRefusal.NO_ROLE);
        }
        if (policy.isEmpty()) {
            return new Ruling.Refused(SignInRefusal.NOTHING_DECIDED);
        }
        var limit = policy.get().limits().in(facts.careSetting());
        return new Ruling.LetIn(facts.useCase().get(), limit, policy.get().policy());
    }
}
